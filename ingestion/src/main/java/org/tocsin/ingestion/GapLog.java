package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.knowledge.Gap;

/** The customers' turns that no article answered, on disk. Thread-safe. */
public final class GapLog {
  /** A report is made of so many of the newest. */
  private static final int NEWEST = 2_000;

  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  public GapLog(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** Succeeds once it is on disk; the same turn again changes nothing. */
  Future<Void> keep(Gap gap, UtteranceId utterance) {
    long now = clock.millis();
    return journal.write(handle ->
        handle.execute(
            """
            INSERT INTO knowledge_gaps (conversation, utterance, said, risk, said_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (conversation, utterance) DO NOTHING\
            """,
            gap.conversation().value(),
            utterance.value(),
            gap.said(),
            gap.risk(),
            now));
  }

  /** The newest gaps, the oldest of them first. Blocks. */
  public List<Gap> newest() {
    return newest(database);
  }

  /** The same from the outside of a service. Blocks. */
  public static List<Gap> newest(Database database) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    "SELECT conversation, said, risk FROM knowledge_gaps ORDER BY id DESC LIMIT ?")
                .bind(0, NEWEST)
                .map((row, _) ->
                    new Gap(
                        new ConversationId(row.getString("conversation")),
                        row.getString("said"),
                        row.getDouble("risk")))
                .list())
        .reversed();
  }
}

package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;

/**
 * What was really said, encrypted, where the operator wants it kept: final texts as they came, the
 * newest of each utterance. Nothing but {@link #of} reads them.
 */
public final class RawTexts {
  private final Database database;
  private final EventJournal journal;
  private final TextCipher cipher;
  private final Clock clock;

  public RawTexts(Database database, EventJournal journal, TextCipher cipher, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.cipher = cipher;
    this.clock = clock;
  }

  /**
   * What was said under one utterance id.
   *
   * @param text empty if it was encrypted with another key
   */
  public record RawText(String utterance, Optional<String> text) {}

  /** Succeeds once a text is on disk; a partial one is not kept. Fails like the journal. */
  Future<Void> keep(Spoken said) {
    var utterance = said.utterance();
    if (!utterance.complete()) {
      return Future.succeededFuture();
    }
    var id = utterance.id().value();
    var sealed = cipher.encrypt(utterance.text(), place(said.conversation(), id));
    long now = clock.millis();
    return journal.write(handle ->
        handle.execute(
            """
            INSERT INTO raw_texts (conversation, utterance, body, heard_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (conversation, utterance)
            DO UPDATE SET body = excluded.body, heard_at = excluded.heard_at\
            """,
            said.conversation().value(),
            id,
            sealed,
            now));
  }

  /** What was said in a conversation, in the order in which it was heard. Blocks. */
  public List<RawText> of(ConversationId id) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    """
                    SELECT utterance, body FROM raw_texts WHERE conversation = ?
                    ORDER BY heard_at, utterance\
                    """)
                .bind(0, id.value())
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list())
        .stream()
        .map(row ->
            new RawText(row.getKey(), cipher.decrypt(row.getValue(), place(id, row.getKey()))))
        .toList();
  }

  private static String place(ConversationId conversation, String utterance) {
    return conversation.value() + "\n" + utterance;
  }
}

package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tocsin.ingestion.Decoded.Rejected;

/** The frames that broke a rule, kept so that somebody can find out why. */
public final class DeadLetters {

  /**
   * One of them.
   *
   * @param frame its beginning, at most 4 KiB, redacted
   * @param reason the field and the rule
   */
  public record DeadLetter(long id, String frame, String reason, Instant receivedAt) {}

  private final Database database;
  private final EventJournal journal;
  private final UnaryOperator<String> redaction;
  private final Clock clock;

  /**
   * @param redaction takes out what must not be stored: a frame that is no event may still hold
   *     what a customer said
   */
  public DeadLetters(
      Database database, EventJournal journal, UnaryOperator<String> redaction, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.redaction = redaction;
    this.clock = clock;
  }

  /** Succeeds once it is on disk; fails like {@link EventJournal#append}. */
  public Future<Void> append(Rejected rejected) {
    long now = clock.millis();
    return journal.write(handle ->
        handle.execute(
            "INSERT INTO dead_letters (frame, reason, received_at) VALUES (?, ?, ?)",
            redaction.apply(rejected.frame()),
            redaction.apply(rejected.reason()),
            now));
  }

  /** The newest first, at most {@code limit}. Blocks. */
  public List<DeadLetter> newest(int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT id, frame, reason, received_at FROM dead_letters
                ORDER BY id DESC LIMIT ?\
                """)
            .bind(0, limit)
            .map((row, _) ->
                new DeadLetter(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    Instant.ofEpochMilli(row.getLong(4))))
            .list());
  }

  /** How many there are. Blocks. */
  public long count() {
    return database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM dead_letters").mapTo(Long.class).one());
  }
}

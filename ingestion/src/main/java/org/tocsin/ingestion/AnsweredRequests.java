package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What was answered to requests that may come twice, on disk, for a day. Thread-safe. */
public final class AnsweredRequests {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  /**
   * An answer.
   *
   * @param request the hash of the body that it answered
   */
  public record Answer(String request, int status, Optional<String> body) {}

  public AnsweredRequests(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** What was answered under that id within a day. Blocks. */
  public Optional<Answer> of(String id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT request, status, body FROM answered WHERE id = ? AND answered_at > ?")
            .bind(0, id)
            .bind(1, clock.millis() - KEPT.toMillis())
            .map((row, _) ->
                new Answer(row.getString(1), row.getInt(2), Optional.ofNullable(row.getString(3))))
            .findFirst());
  }

  /** Keeps an answer, and forgets those that are older than a day. */
  public Future<Void> keep(String id, Answer answer) {
    long now = clock.millis();
    return journal.write(handle -> {
      handle.execute("DELETE FROM answered WHERE answered_at <= ?", now - KEPT.toMillis());
      handle.execute(
          """
          INSERT INTO answered (id, request, status, body, answered_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING\
          """,
          id,
          answer.request(),
          answer.status(),
          answer.body().orElse(null),
          now);
    });
  }
}

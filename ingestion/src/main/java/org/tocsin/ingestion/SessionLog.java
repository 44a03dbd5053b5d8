package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The sessions of people, on disk. What they are is the business of whoever keeps them. */
public final class SessionLog {
  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  public SessionLog(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * A session.
   *
   * @param idHash by which it is found: never what a cookie holds
   * @param body whatever belongs to it
   * @param until when it is over
   */
  public record Entry(String idHash, String body, Instant until) {}

  /** Those that are not over yet. Blocks. */
  public List<Entry> open() {
    long now = clock.millis();
    return database.read(handle ->
        handle
            .createQuery("SELECT id_hash, body, until FROM sessions WHERE until > ?")
            .bind(0, now)
            .map((row, _) ->
                new Entry(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
            .list());
  }

  /** Keeps one, and forgets those that are over; succeeds once that is on disk. */
  public Future<Void> keep(Entry entry) {
    long now = clock.millis();
    return journal.write(handle -> {
      handle.execute("DELETE FROM sessions WHERE until <= ?", now);
      handle.execute(
          "INSERT INTO sessions (id_hash, body, until) VALUES (?, ?, ?)",
          entry.idHash(),
          entry.body(),
          entry.until().toEpochMilli());
    });
  }

  /** Forgets one; succeeds once that is on disk. */
  public Future<Void> forget(String idHash) {
    return journal.write(
        handle -> handle.execute("DELETE FROM sessions WHERE id_hash = ?", idHash));
  }
}

package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.conversation.ConversationId;

/**
 * What must still reach the receivers, on disk: entered in one transaction with the alert itself,
 * so that neither a crash nor a receiver that is down loses it. Bounded: what finds it full is kept
 * as dead, and can be asked for again.
 */
public final class Outbox {
  private static final String COLUMNS =
      "id, receiver, conversation, alert, body, attempts, due_at, failure, dead, entered_at";

  private final Database database;
  private final EventJournal journal;
  private final List<Receiver> receivers;
  private final int most;
  private final Clock clock;

  /**
   * @param most how many may wait for one receiver
   */
  public Outbox(
      Database database, EventJournal journal, List<Receiver> receivers, int most, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.receivers = List.copyOf(receivers);
    this.most = most;
    this.clock = clock;
  }

  /**
   * Enters an alert or a hand-over for every receiver that is told of such; to be called within the
   * transaction that keeps it.
   */
  void enter(
      Handle handle,
      Topic topic,
      ConversationId conversation,
      String id,
      BiFunction<AlertFormat, Instant, String> body) {
    var now = clock.instant();
    for (var receiver : receivers.stream().filter(r -> r.topic() == topic).toList()) {
      boolean full = waiting(handle, receiver.name()) >= most;
      handle.execute(
          """
          INSERT INTO deliveries (receiver, conversation, alert, body, attempts, due_at, failure,
          dead, entered_at) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)\
          """,
          receiver.name(),
          conversation.value(),
          id,
          body.apply(receiver.format(), now),
          now.toEpochMilli(),
          full ? "%d deliveries were waiting already".formatted(most) : null,
          full ? 1 : 0,
          now.toEpochMilli());
    }
  }

  /**
   * What may be tried now: of each conversation only the oldest, so that its deliveries keep their
   * order. Blocks.
   */
  public List<Delivery> due(String receiver, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT %s FROM deliveries d WHERE receiver = ? AND dead = 0 AND due_at <= ?
                AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.receiver = d.receiver
                AND e.dead = 0 AND e.conversation = d.conversation AND e.id < d.id)
                ORDER BY id LIMIT ?\
                """
                    .formatted(COLUMNS))
            .bind(0, receiver)
            .bind(1, clock.millis())
            .bind(2, limit)
            .map((row, _) -> delivery(row))
            .list());
  }

  /** Those that were given up, the newest first. Blocks. */
  public List<Delivery> dead(int limit) {
    return newest(1, limit);
  }

  /** Those that are still tried, the newest first. Blocks. */
  public List<Delivery> waiting(int limit) {
    return newest(0, limit);
  }

  /** How many wait, and how many were given up. Blocks. */
  public Counts counts() {
    return database.read(handle -> new Counts(count(handle, 0), count(handle, 1)));
  }

  /** What is in the outbox. */
  public record Counts(long waiting, long dead) {}

  /** Succeeds with whether there was such a dead delivery, which is then tried anew. */
  public Future<Boolean> replay(long id) {
    long now = clock.millis();
    return journal.writing(handle ->
        handle.execute(
                "UPDATE deliveries SET dead = 0, attempts = 0, due_at = ? WHERE id = ? AND dead ="
                    + " 1",
                now,
                id)
            == 1);
  }

  /** Succeeds once it is on disk that a delivery arrived. */
  Future<Void> arrived(Delivery delivery) {
    return journal.write(
        handle -> handle.execute("DELETE FROM deliveries WHERE id = ?", delivery.id()));
  }

  /** Succeeds once it is on disk that an attempt was in vain. */
  Future<Void> failed(Delivery delivery, String failure, Optional<Instant> again) {
    return journal.write(handle ->
        handle.execute(
            "UPDATE deliveries SET attempts = ?, failure = ?, due_at = ?, dead = ? WHERE id = ?",
            delivery.attempts() + 1,
            failure,
            again.orElse(delivery.dueAt()).toEpochMilli(),
            again.isPresent() ? 0 : 1,
            delivery.id()));
  }

  private List<Delivery> newest(int dead, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT %s FROM deliveries WHERE dead = ? ORDER BY id DESC LIMIT ?"
                    .formatted(COLUMNS))
            .bind(0, dead)
            .bind(1, limit)
            .map((row, _) -> delivery(row))
            .list());
  }

  private static long waiting(Handle handle, String receiver) {
    return handle
        .createQuery("SELECT COUNT(*) FROM deliveries WHERE receiver = ? AND dead = 0")
        .bind(0, receiver)
        .mapTo(Long.class)
        .one();
  }

  private static long count(Handle handle, int dead) {
    return handle
        .createQuery("SELECT COUNT(*) FROM deliveries WHERE dead = ?")
        .bind(0, dead)
        .mapTo(Long.class)
        .one();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getString("receiver"),
        new ConversationId(row.getString("conversation")),
        row.getString("alert"),
        row.getString("body"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Optional.ofNullable(row.getString("failure")),
        row.getInt("dead") == 1,
        Instant.ofEpochMilli(row.getLong("entered_at")));
  }
}

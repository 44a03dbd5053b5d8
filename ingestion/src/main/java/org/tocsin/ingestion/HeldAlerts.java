package org.tocsin.ingestion;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;

/**
 * The alerts that did not ring when they were raised, on disk. One that rang later is among the
 * {@link Alerts} as well. Thread-safe.
 */
public final class HeldAlerts {
  private final Database database;
  private final EventJournal journal;
  private final Clock clock;

  /** What becomes of an alert that does not ring at once. */
  enum State {
    /** For a free supervisor. */
    WAITING,
    /** After it had waited. */
    RUNG,
    /** While it waited the conversation calmed down or ended, or rang because of a demand. */
    WITHDRAWN,
    /** Nobody is told, so that it is known what becomes of such a conversation. */
    SILENT
  }

  /**
   * An alert that did not ring at once.
   *
   * @param since when it was raised
   */
  record Held(Alert alert, State state, Instant since) {
    Held now(State next) {
      return new Held(alert, next, since);
    }
  }

  public HeldAlerts(Database database, EventJournal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /** Succeeds once it is on disk; the same alert again changes nothing. */
  Future<Void> keep(Held held) {
    return journal.write(handle ->
        handle.execute(
            """
            INSERT INTO held_alerts (id, conversation, body, state, raised_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
            """,
            held.alert().id(),
            held.alert().conversation().value(),
            HelpJson.write(held.alert()).toString(),
            held.state().name(),
            held.since().toEpochMilli()));
  }

  /** Succeeds once it is on disk that an alert need not ring any more. */
  Future<Void> withdraw(Alert alert) {
    return journal.write(handle -> settle(handle, alert, State.WITHDRAWN));
  }

  /** Within the transaction that keeps the alert as one that rang. */
  void rung(Handle handle, Alert alert) {
    settle(handle, alert, State.RUNG);
  }

  private void settle(Handle handle, Alert alert, State state) {
    handle.execute(
        "UPDATE held_alerts SET state = ?, settled_at = ? WHERE id = ?",
        state.name(),
        clock.millis(),
        alert.id());
  }

  /** Those of some conversations, the oldest first; at least one conversation. Blocks. */
  Map<ConversationId, List<Held>> of(Collection<ConversationId> ids) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT body, state, raised_at, conversation FROM held_alerts
                WHERE conversation IN (<ids>) AND body <> '{}' ORDER BY raised_at, id\
                """)
            .bindList("ids", ids.stream().map(ConversationId::value).toList())
            .map((row, _) -> held(new ConversationId(row.getString(4)), row))
            .list()
            .stream()
            .collect(groupingBy(held -> held.alert().conversation())));
  }

  private static Held held(ConversationId id, ResultSet row) throws SQLException {
    try {
      return new Held(
          HelpJson.alert(id, Json.MAPPER.readTree(row.getString(1))),
          State.valueOf(row.getString(2)),
          Instant.ofEpochMilli(row.getLong(3)));
    } catch (JsonProcessingException damaged) {
      throw new SQLException("a held alert is no JSON", damaged);
    }
  }
}

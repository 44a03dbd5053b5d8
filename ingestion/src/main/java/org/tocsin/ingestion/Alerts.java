package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.ConversationId;

/** Alerts and what was said of them, on disk. */
public final class Alerts {
  private static final String OPEN = "OPEN";
  private static final String OVER = "OVER";

  private final Database database;
  private final EventJournal journal;
  private final Outbox outbox;
  private final Clock clock;

  public Alerts(Database database, EventJournal journal, Outbox outbox, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Succeeds once the alert is on disk, and with it what those outside are to be told; the same
   * alert again changes nothing.
   */
  Future<Void> keep(Alert alert) {
    return keep(alert, _ -> {});
  }

  /** The same with something else that is written in the same transaction. */
  Future<Void> keep(Alert alert, Consumer<Handle> also) {
    return journal.write(handle -> {
      also.accept(handle);
      if (entered(handle, alert)) {
        outbox.enter(
            handle,
            Topic.ALERTS,
            alert.conversation(),
            alert.id(),
            (format, at) -> format.body(alert, at));
      }
    });
  }

  /** The same of a conversation that we are blind to. */
  Future<Void> keep(Unheard unheard) {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("class", "NOT_HEARD")
            .put("symptom", unheard.symptom().name())
            .put("reason", unheard.reason());
    return journal.write(handle -> {
      if (entered(handle, unheard.id(), unheard.conversation(), "", body)) {
        outbox.enter(
            handle,
            Topic.ALERTS,
            unheard.conversation(),
            unheard.id(),
            (format, at) -> format.body(unheard, at));
      }
    });
  }

  /** Succeeds once it is on disk that the conversation is heard again, or is over. */
  Future<Void> close(Unheard unheard) {
    return journal.write(
        handle -> handle.execute("UPDATE alerts SET state = ? WHERE id = ?", OVER, unheard.id()));
  }

  private boolean entered(Handle handle, Alert alert) {
    return entered(
        handle,
        alert.id(),
        alert.conversation(),
        alert.utterance().value(),
        Json.MAPPER
            .createObjectNode()
            .put("turn", alert.turn())
            .put("risk", alert.risk())
            .put("kind", alert.kind().name())
            .put("reason", alert.reason()));
  }

  private boolean entered(
      Handle handle, String id, ConversationId conversation, String utterance, ObjectNode body) {
    return handle.execute(
            """
            INSERT INTO alerts (id, conversation, utterance, body, state, raised_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
            """,
            id,
            conversation.value(),
            utterance,
            body.toString(),
            OPEN,
            clock.millis())
        == 1;
  }

  /** Succeeds once the verdict is on disk, beside the alert and in the log of labels. */
  Future<Void> judge(Alert alert, Verdict verdict, String by) {
    long now = clock.millis();
    var told =
        Json.MAPPER
            .createObjectNode()
            .put("alert", alert.id())
            .put("verdict", verdict.name())
            .put("by", by);
    return journal.write(handle -> {
      handle.execute("UPDATE alerts SET state = ? WHERE id = ?", verdict.name(), alert.id());
      handle.execute(
          "INSERT INTO labels (conversation, kind, body, given_at) VALUES (?, ?, ?, ?)",
          alert.conversation().value(),
          "verdict",
          told.toString(),
          now);
      journal.tellOwner(handle, alert.conversation(), Relay.Kind.JUDGED, told);
    });
  }

  /** When the newest alert of each conversation rang that nobody has judged. Blocks. */
  Map<ConversationId, Instant> open() {
    var open = new HashMap<ConversationId, Instant>();
    database
        .read(handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation, MAX(raised_at) FROM alerts
                    WHERE state = ? AND utterance <> '' GROUP BY conversation\
                    """)
                .bind(0, OPEN)
                .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list())
        .forEach(e -> open.put(new ConversationId(e.getKey()), Instant.ofEpochMilli(e.getValue())));
    return open;
  }

  /** Of which conversation an alert is; empty where there is none of that id. Blocks. */
  Optional<ConversationId> conversationOf(String alert) {
    return database.read(handle ->
        handle
            .createQuery("SELECT conversation FROM alerts WHERE id = ?")
            .bind(0, alert)
            .mapTo(String.class)
            .findOne()
            .map(ConversationId::new));
  }

  /** The alert with the verdict that is on disk, if there is one. Blocks. */
  Alert judged(Alert alert) {
    return database
        .read(handle ->
            handle
                .createQuery("SELECT state FROM alerts WHERE id = ? AND state <> ?")
                .bind(0, alert.id())
                .bind(1, OPEN)
                .mapTo(String.class)
                .findOne())
        .map(state -> alert.judged(Verdict.valueOf(state)))
        .orElse(alert);
  }
}

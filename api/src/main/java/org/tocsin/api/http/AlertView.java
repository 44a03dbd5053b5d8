package org.tocsin.api.http;

import io.vertx.core.json.JsonObject;
import org.tocsin.ingestion.Unheard;
import org.tocsin.model.alert.Alert;

/** What an alert of either class looks like on the wire. */
final class AlertView {
  private AlertView() {}

  static JsonObject of(Alert alert) {
    return new JsonObject()
        .put("id", alert.id())
        .put("class", "ESCALATION")
        .put("conversation", alert.conversation().value())
        .put("turn", alert.turn())
        .put("utterance", alert.utterance().value())
        .put("at", alert.atMs().isPresent() ? alert.atMs().getAsLong() : null)
        .put("risk", alert.risk())
        .put("kind", alert.kind().name())
        .put("reason", alert.reason())
        .put("state", state(alert));
  }

  /** An alert of the other class; {@code at} is an instant, and there is no belief in it. */
  static JsonObject of(Unheard unheard) {
    return new JsonObject()
        .put("id", unheard.id())
        .put("class", "NOT_HEARD")
        .put("conversation", unheard.conversation().value())
        .put("symptom", unheard.symptom().name())
        .put("at", unheard.since().toString())
        .put("reason", unheard.reason())
        .put("state", unheard.over() ? "OVER" : "OPEN");
  }

  /** Open, or what somebody judged. */
  static String state(Alert alert) {
    return alert.verdict().map(Enum::name).orElse("OPEN");
  }
}

package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.model.alert.Alert;

/**
 * What an alert looks like to those outside. Both carry its id, the same however often it comes.
 */
public enum AlertFormat {
  /** Our own, with the names that the API uses. */
  TOCSIN {
    @Override
    ObjectNode write(Alert alert, Instant at) {
      var body =
          Json.MAPPER
              .createObjectNode()
              .put("type", "alert")
              .put("id", alert.id())
              .put("class", "ESCALATION")
              .put("conversation", alert.conversation().value())
              .put("utterance", alert.utterance().value())
              .put("turn", alert.turn())
              .put("risk", alert.risk())
              .put("kind", alert.kind().name())
              .put("reason", alert.reason())
              .put("raisedAt", at.toString());
      alert.atMs().ifPresent(ms -> body.put("at", ms));
      return body;
    }

    @Override
    ObjectNode write(Unheard unheard, Instant at) {
      return Json.MAPPER
          .createObjectNode()
          .put("type", "alert")
          .put("id", unheard.id())
          .put("class", NOT_HEARD)
          .put("conversation", unheard.conversation().value())
          .put("symptom", unheard.symptom().name())
          .put("reason", unheard.reason())
          .put("since", unheard.since().toString())
          .put("raisedAt", at.toString());
    }
  },
  /** As AWS Live Call Analytics tells of a category that matched. */
  LCA {
    @Override
    ObjectNode write(Alert alert, Instant at) {
      return lca(alert.conversation().value(), alert.kind().name(), alert.id(), at);
    }

    @Override
    ObjectNode write(Unheard unheard, Instant at) {
      return lca(unheard.conversation().value(), NOT_HEARD, unheard.id(), at);
    }
  };

  private static final String NOT_HEARD = "NOT_HEARD";

  /** One JSON object. */
  public final String body(Alert alert, Instant at) {
    return write(alert, at).toString();
  }

  /** The same of a conversation that we are blind to. */
  public final String body(Unheard unheard, Instant at) {
    return write(unheard, at).toString();
  }

  abstract ObjectNode write(Alert alert, Instant at);

  abstract ObjectNode write(Unheard unheard, Instant at);

  /**
   * The format of a name in the settings: "tocsin", "lca".
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AlertFormat named(String word) {
    return Arrays.stream(values())
        .filter(f -> f.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(rule() + ": was " + word));
  }

  private static String rule() {
    return Arrays.stream(values())
        .map(AlertFormat::word)
        .collect(Collectors.joining(" or ", "format must be ", ""));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode lca(String call, String category, String id, Instant at) {
    return Json.MAPPER
        .createObjectNode()
        .put("call_id", call)
        .put("category_name", category)
        .put("alert", true)
        .put("alert_id", id)
        .put("created_at", at.toString());
  }
}

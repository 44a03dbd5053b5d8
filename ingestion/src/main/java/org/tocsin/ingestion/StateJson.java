package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.TurnNumbers;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Movement;
import org.tocsin.model.risk.Risk;

/**
 * An assessed turn as JSON, and the same turn again. Only what this version wrote for the same
 * scorer is read; of anything else an {@link IllegalArgumentException} tells.
 */
final class StateJson {
  private static final List<EscalationKind> KINDS = List.of(EscalationKind.values());

  private StateJson() {}

  static String write(AssessedTurn turn) {
    var json = Json.MAPPER.createObjectNode();
    json.put("text", TextHash.of(turn.turn().utterance().text()).value());
    json.put("numbers", TurnNumbers.of(turn.turn()));
    json.put("shown", turn.shown());
    json.set("standing", write(turn.standing()));
    var belief = turn.risk().belief();
    json.put("probability", belief.probability());
    var kinds = json.putArray("kinds");
    KINDS.forEach(kind -> kinds.add(belief.kinds().get(kind)));
    var movements = json.putArray("movements");
    turn.risk().movements().forEach(movement -> movements.add(write(movement)));
    return json.toString();
  }

  /** Empty if the utterance says something else by now. */
  static Optional<AssessedTurn> read(JsonNode json, Utterance utterance) {
    if (!json.path("text").asText().equals(TextHash.of(utterance.text()).value())) {
      return Optional.empty();
    }
    return TurnNumbers.turn(utterance, json.path("numbers").asText())
        .map(turn ->
            new AssessedTurn(
                turn, json.path("shown").asDouble(), standing(json.path("standing")), risk(json)));
  }

  static ObjectNode write(Standing standing) {
    var json =
        Json.MAPPER
            .createObjectNode()
            .put("level", standing.level().name())
            .put("rings", standing.rings())
            .put("rung", standing.rung());
    standing.rangTurn().ifPresent(turn -> json.put("turn", turn));
    standing.rangMs().ifPresent(ms -> json.put("ms", ms));
    return json;
  }

  static Standing standing(JsonNode json) {
    return new Standing(
        Level.valueOf(json.path("level").asText()),
        json.path("rings").asBoolean(),
        json.path("rung").asBoolean(),
        json.has("turn") ? OptionalInt.of(json.get("turn").asInt()) : OptionalInt.empty(),
        json.has("ms") ? OptionalLong.of(json.get("ms").asLong()) : OptionalLong.empty());
  }

  static ArrayNode write(List<Span> spans) {
    var json = Json.MAPPER.createArrayNode();
    spans.forEach(span -> json.add(span.start()).add(span.end()));
    return json;
  }

  static List<Span> spans(JsonNode json) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i + 1 < json.size(); i += 2) {
      spans.add(new Span(json.get(i).asInt(), json.get(i + 1).asInt()));
    }
    return spans;
  }

  private static ObjectNode write(Movement movement) {
    return Json.MAPPER
        .createObjectNode()
        .put("turn", movement.turn())
        .put("factor", movement.factor().name())
        .put("delta", movement.delta())
        .put("text", movement.text())
        .set("spans", write(movement.spans()));
  }

  private static Risk risk(JsonNode json) {
    var kinds = new EnumMap<EscalationKind, Double>(EscalationKind.class);
    for (int i = 0; i < KINDS.size(); i++) {
      kinds.put(KINDS.get(i), json.path("kinds").path(i).asDouble());
    }
    var movements = new ArrayList<Movement>();
    for (var movement : json.path("movements")) {
      movements.add(
          new Movement(
              movement.path("turn").asInt(),
              Factor.valueOf(movement.path("factor").asText()),
              movement.path("delta").asDouble(),
              movement.path("text").asText(),
              spans(movement.path("spans"))));
    }
    return new Risk(new Belief(json.path("probability").asDouble(), kinds), movements);
  }
}

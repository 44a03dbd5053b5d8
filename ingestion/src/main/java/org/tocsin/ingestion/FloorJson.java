package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.ingestion.SharedFloor.Told;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.alert.Supervisor;
import org.tocsin.model.conversation.ConversationId;

/** What a process tells others of its floor, as it stands in the database. */
final class FloorJson {
  private FloorJson() {}

  static String write(Told told) {
    var json = Json.MAPPER.createObjectNode();
    var there = json.putArray("there");
    for (var supervisor : told.there()) {
      var teams = there.addObject().put("name", supervisor.name()).putArray("teams");
      supervisor.teams().forEach(teams::add);
    }
    var engaged = json.putArray("engaged");
    told.engaged().forEach(engaged::add);
    var busy = json.putArray("busy");
    told.busy().forEach(team -> busy.add(team.orElse(null)));
    var waiting = json.putArray("waiting");
    told.waiting().forEach(each -> write(each, waiting.addObject()));
    return json.toString();
  }

  private static void write(Waiting waiting, ObjectNode json) {
    json.put("id", waiting.id().value())
        .put("team", waiting.team().orElse(null))
        .put("belief", waiting.belief())
        .put("value", waiting.value())
        .put("ms", waiting.waiting().toMillis());
  }

  /** Nothing, if it is damaged: then that process counts for nothing. */
  static Told read(String text) {
    try {
      var json = Json.MAPPER.readTree(text);
      return new Told(
          each(json.path("there"))
              .map(s -> new Supervisor(s.path("name").asText(), texts(s.path("teams"))))
              .toList(),
          texts(json.path("engaged")),
          each(json.path("busy")).map(FloorJson::text).toList(),
          each(json.path("waiting")).map(FloorJson::waiting).toList());
    } catch (JsonProcessingException damaged) {
      return Told.NOTHING;
    }
  }

  private static Waiting waiting(JsonNode json) {
    return new Waiting(
        new ConversationId(json.path("id").asText()),
        text(json.path("team")),
        json.path("belief").asDouble(),
        json.path("value").asDouble(),
        Duration.ofMillis(json.path("ms").asLong()));
  }

  private static Optional<String> text(JsonNode json) {
    return json.isTextual() ? Optional.of(json.asText()) : Optional.empty();
  }

  private static Set<String> texts(JsonNode list) {
    return each(list).map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return list.valueStream();
  }
}

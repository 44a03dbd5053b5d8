package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.Passage;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.model.knowledge.SuggestionId;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.playbook.Play;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookId;

/** What people were shown in a conversation, as JSON: alerts, suggestions, guidance. */
final class HelpJson {

  private HelpJson() {}

  static ObjectNode write(Alert alert) {
    var json =
        Json.MAPPER
            .createObjectNode()
            .put("id", alert.id())
            .put("utterance", alert.utterance().value())
            .put("turn", alert.turn())
            .put("risk", alert.risk())
            .put("kind", alert.kind().name())
            .put("reason", alert.reason());
    alert.atMs().ifPresent(ms -> json.put("ms", ms));
    return json;
  }

  static Alert alert(ConversationId id, JsonNode json) {
    return new Alert(
        json.path("id").asText(),
        id,
        new UtteranceId(json.path("utterance").asText()),
        json.path("turn").asInt(),
        json.has("ms") ? OptionalLong.of(json.get("ms").asLong()) : OptionalLong.empty(),
        json.path("risk").asDouble(),
        EscalationKind.valueOf(json.path("kind").asText()),
        json.path("reason").asText(),
        Optional.empty());
  }

  static ObjectNode write(Suggestion suggestion) {
    var passage = suggestion.passage();
    var json =
        Json.MAPPER
            .createObjectNode()
            .put("id", suggestion.id().value())
            .put("turn", suggestion.turn())
            .put("article", suggestion.article().value())
            .put("title", suggestion.title())
            .put("score", suggestion.score())
            .put("text", passage.text())
            .put("start", passage.range().start())
            .put("end", passage.range().end());
    json.set("spans", StateJson.write(suggestion.spans()));
    var path = json.putArray("path");
    passage.path().forEach(path::add);
    return json;
  }

  static Suggestion suggestion(JsonNode json) {
    var path = new ArrayList<String>();
    json.path("path").forEach(heading -> path.add(heading.asText()));
    return new Suggestion(
        new SuggestionId(json.path("id").asText()),
        json.path("turn").asInt(),
        new ArticleId(json.path("article").asText()),
        json.path("title").asText(),
        new Passage(
            new Span(json.path("start").asInt(), json.path("end").asInt()),
            json.path("text").asText(),
            path),
        StateJson.spans(json.path("spans")),
        json.path("score").asDouble());
  }

  static ObjectNode write(Guidance guidance) {
    var json = Json.MAPPER.createObjectNode();
    var plays = json.putArray("plays");
    for (var play : guidance.plays()) {
      var done =
          plays
              .addObject()
              .put("playbook", play.playbook().id().value())
              .put("turn", play.turn())
              .put("nth", play.nth())
              .putArray("done");
      play.done().stream().sorted().forEach(done::add);
    }
    guidance
        .lead()
        .ifPresent(lead ->
            json.putObject("lead")
                .put("playbook", lead.playbook().value())
                .put("step", lead.step()));
    return json;
  }

  /** Without the playbooks that are no longer there, or have other steps. */
  static Guidance guidance(JsonNode json, Function<PlaybookId, Optional<Playbook>> playbooks) {
    var plays = new ArrayList<Play>();
    for (var play : json.path("plays")) {
      var done = new HashSet<Integer>();
      play.path("done").forEach(step -> done.add(step.asInt()));
      playbooks
          .apply(new PlaybookId(play.path("playbook").asText()))
          .filter(p -> done.stream().allMatch(step -> step < p.steps().size()))
          .map(p -> new Play(p, play.path("turn").asInt(), play.path("nth").asText(), done))
          .ifPresent(plays::add);
    }
    return new Guidance(List.copyOf(plays), lead(json.path("lead"), plays));
  }

  private static Optional<Guidance.Lead> lead(JsonNode json, List<Play> plays) {
    int step = json.path("step").asInt();
    return plays.stream()
        .map(Play::playbook)
        .filter(p -> p.id().value().equals(json.path("playbook").asText()))
        .filter(p -> step < p.steps().size())
        .map(p -> new Guidance.Lead(p.id(), step))
        .findFirst();
  }
}

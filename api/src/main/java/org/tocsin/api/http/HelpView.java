package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.knowledge.Suggestion;
import org.tocsin.model.playbook.Guidance;
import org.tocsin.model.playbook.PlaybookId;
import org.tocsin.model.risk.Remedy;

/**
 * What helps in a conversation, as it looks on the wire: articles, playbooks, words to say next.
 *
 * @param caller who is shown it
 */
record HelpView(Caller caller) {

  /** Something that an agent could say next, and what would be believed then. */
  static JsonObject remedy(Remedy.Tried tried) {
    return new JsonObject()
        .put("act", tried.remedy().act().name())
        .put("text", tried.remedy().text())
        .put("example", tried.remedy().example())
        .put("risk", tried.probability());
  }

  JsonObject suggestion(Suggestion suggestion) {
    var view =
        new JsonObject()
            .put("id", suggestion.id().value())
            .put("turn", suggestion.turn())
            .put("article", suggestion.article().value())
            .put("title", suggestion.title())
            .put("passage", suggestion.passage().text())
            .put("path", Views.array(suggestion.passage().path()))
            .put("place", spans(List.of(suggestion.passage().range())).getJsonArray(0))
            .put("spans", spans(suggestion.spans()));
    if (caller.seesRisk()) {
      view.put("score", suggestion.score());
    }
    return view;
  }

  /** What the agent is told to do, the playbook that leads first. */
  static JsonArray playbooks(LiveConversation conversation) {
    var guidance = conversation.guidance();
    return Views.array(
        guidance.plays().stream()
            .map(play ->
                PlayView.of(play, conversation.id())
                    .put("next", next(guidance, play.playbook().id())))
            .toList());
  }

  /** The step that leads, if it is one of this playbook's. */
  private static @Nullable Integer next(Guidance guidance, PlaybookId playbook) {
    return guidance
        .lead()
        .filter(lead -> lead.playbook().equals(playbook))
        .map(Guidance.Lead::step)
        .orElse(null);
  }

  static JsonArray spans(List<Span> spans) {
    return Views.array(
        spans.stream().map(s -> new JsonArray().add(s.start()).add(s.end())).toList());
  }
}

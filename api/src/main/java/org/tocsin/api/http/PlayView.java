package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.playbook.Play;
import org.tocsin.model.playbook.Step;

/** What a playbook that was started looks like on the wire; the same to everybody. */
final class PlayView {
  private PlayView() {}

  static JsonObject of(Play play, ConversationId conversation) {
    var steps = new JsonArray();
    for (int i = 0; i < play.playbook().steps().size(); i++) {
      steps.add(step(play, play.playbook().steps().get(i)).put("done", play.done().contains(i)));
    }
    return new JsonObject()
        .put("id", play.id(conversation))
        .put("playbook", play.playbook().id().value())
        .put("title", play.playbook().title())
        .put("turn", play.turn())
        .put("steps", steps);
  }

  private static JsonObject step(Play play, Step step) {
    return new JsonObject()
        .put("do", play.worded(step.text()))
        .put("say", step.say().map(play::worded).orElse(null))
        .put("required", step.required());
  }
}

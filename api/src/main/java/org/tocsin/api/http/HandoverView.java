package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.handover.Handover;
import org.tocsin.model.handover.Line;
import org.tocsin.model.handover.Mood;

/** What a hand-over looks like on the wire; the same to everybody. */
public final class HandoverView {
  private HandoverView() {}

  /** As {@code GET /v1/conversations/{id}/summary} answers. */
  public static JsonObject of(LiveConversation conversation) {
    var handover = Handover.of(conversation.assessment(), next(conversation));
    return new JsonObject()
        .put("conversation", conversation.id().value())
        .put("customer", handover.circumstances().customer().orElse(null))
        .put("queue", handover.circumstances().queue().orElse(null))
        .put("agent", handover.circumstances().agent().orElse(null))
        .put("wants", handover.wants().map(HandoverView::line).orElse(null))
        .put("tried", lines(handover.tried()))
        .put("promised", lines(handover.promised()))
        .put("course", Views.array(handover.course().stream().map(Mood::word).toList()))
        .put("matters", lines(handover.matters()))
        .put("next", handover.next().orElse(null))
        .put("text", handover.text());
  }

  /** The same, as it is posted to those outside when the conversation went to somebody else. */
  public static JsonObject told(LiveConversation conversation) {
    return new JsonObject()
        .put("type", "handover")
        .put(
            "outcome",
            conversation.assessment().conversation().outcome().map(Enum::name).orElse(null))
        .mergeIn(of(conversation));
  }

  private static Optional<String> next(LiveConversation conversation) {
    var guidance = conversation.guidance();
    return guidance
        .lead()
        .map(lead -> {
          var play = guidance.plays().getFirst();
          return play.worded(play.playbook().steps().get(lead.step()).text());
        });
  }

  private static JsonArray lines(List<Line> lines) {
    return Views.array(lines.stream().map(HandoverView::line).toList());
  }

  private static JsonObject line(Line line) {
    return new JsonObject()
        .put("turn", line.turn())
        .put("speaker", line.speaker().name())
        .put("said", line.said())
        .put("why", line.why());
  }
}

package org.tocsin.api.http;

import static org.tocsin.api.http.Who.OPERATORS;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.RawTexts;
import org.tocsin.ingestion.RawTexts.RawText;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.WellFormed;

/** What was really said, where it is kept; the log tells who read it. */
public final class RawReading implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(RawReading.class);

  private final Vertx vertx;
  private final Optional<RawTexts> texts;

  public RawReading(Vertx vertx, Optional<RawTexts> texts) {
    this.vertx = vertx;
    this.texts = texts;
  }

  @Override
  public void mount(Paths paths) {
    paths.watched("/v1/conversations/:id/raw", OPERATORS, this::conversation);
  }

  /** {@code GET /v1/conversations/{id}/raw}. */
  void conversation(RoutingContext context) {
    if (texts.isEmpty()) {
      Problem.answer(context, 404, "raw texts are not kept here; the setting is keepRawText");
      return;
    }
    var name = context.pathParam("id");
    if (name.isBlank() || !WellFormed.isWellFormed(name)) {
      answer(context, name, List.of());
      return;
    }
    var id = new ConversationId(name);
    var by = Doors.callerOf(context).name();
    vertx
        .executeBlocking(() -> texts.get().of(id), false)
        .onSuccess(found -> {
          LOG.info("{} read the raw texts of {}", by, id);
          answer(context, name, found);
        })
        .onFailure(context::fail);
  }

  private static void answer(RoutingContext context, String id, List<RawText> found) {
    if (found.isEmpty()) {
      Problem.answer(context, 404, "there is no raw text of this conversation");
      return;
    }
    if (found.stream().allMatch(raw -> raw.text().isEmpty())) {
      Problem.answer(context, 409, "the raw texts were encrypted with another key");
      return;
    }
    context.response().putHeader("Cache-Control", "no-store");
    context.json(
        new JsonObject()
            .put("id", id)
            .put(
                "turns",
                Views.array(
                    found.stream()
                        .map(raw ->
                            new JsonObject()
                                .put("utterance", raw.utterance())
                                .put("text", raw.text().orElse(null)))
                        .toList())));
  }
}

package org.tocsin.api.http;

import static org.tocsin.api.http.Who.OPERATORS;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;
import org.tocsin.ingestion.Delivery;
import org.tocsin.ingestion.Outbox;

/** What is on its way to those outside, and what was given up. */
public final class Posting implements Routes {
  private static final int MOST = 200;

  private final Vertx vertx;
  private final Outbox outbox;

  public Posting(Vertx vertx, Outbox outbox) {
    this.vertx = vertx;
    this.outbox = outbox;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/deliveries", OPERATORS, this::list);
    paths.post("/v1/deliveries/:id/replay", OPERATORS, this::replay);
  }

  /** {@code GET /v1/deliveries?state=dead}, or {@code waiting}; the newest first, at most 200. */
  void list(RoutingContext context) {
    var state =
        context.queryParams().contains("state") ? context.queryParams().get("state") : "dead";
    if (!state.equals("dead") && !state.equals("waiting")) {
      Problem.answer(context, 400, "state must be dead or waiting: was " + state);
      return;
    }
    vertx
        .executeBlocking(
            () -> state.equals("dead") ? outbox.dead(MOST) : outbox.waiting(MOST), false)
        .onSuccess(found -> context.json(items(found)))
        .onFailure(context::fail);
  }

  /** {@code POST /v1/deliveries/{id}/replay}: a dead one is tried anew. */
  void replay(RoutingContext context) {
    var id = number(context.pathParam("id"));
    if (id.isEmpty()) {
      Problem.answer(context, 404, "there is no such dead delivery");
      return;
    }
    outbox
        .replay(id.getAsLong())
        .onSuccess(found -> {
          if (found) {
            context.response().setStatusCode(202).end();
          } else {
            Problem.answer(context, 404, "there is no such dead delivery");
          }
        })
        .onFailure(failure ->
            Problem.answer(context, 503, "it could not be stored: " + failure.getMessage()));
  }

  private static JsonObject items(List<Delivery> deliveries) {
    return new JsonObject()
        .put("items", Views.array(deliveries.stream().map(Posting::view).toList()));
  }

  private static JsonObject view(Delivery delivery) {
    return new JsonObject()
        .put("id", delivery.id())
        .put("receiver", delivery.receiver())
        .put("conversation", delivery.conversation().value())
        .put("alert", delivery.alert())
        .put("state", delivery.dead() ? "dead" : "waiting")
        .put("attempts", delivery.attempts())
        .put("failure", delivery.failure().orElse(null))
        .put("dueAt", delivery.dead() ? null : delivery.dueAt().toString())
        .put("enteredAt", delivery.enteredAt().toString())
        .put("body", new JsonObject(delivery.body()));
  }

  private static OptionalLong number(String word) {
    try {
      return OptionalLong.of(Long.parseLong(word));
    } catch (NumberFormatException notAnId) {
      return OptionalLong.empty();
    }
  }
}

package org.tocsin.api.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Answers while the service still reads its models: alive, but not ready. */
public final class Antechamber implements Handler<HttpServerRequest> {
  private volatile Optional<Handler<HttpServerRequest>> inside = Optional.empty();

  /** From now on requests go inside. */
  public void open(Handler<HttpServerRequest> router) {
    inside = Optional.of(router);
  }

  @Override
  public void handle(HttpServerRequest request) {
    inside.ifPresentOrElse(router -> router.handle(request), () -> wait(request));
  }

  private static void wait(HttpServerRequest request) {
    boolean alive = request.path().equals("/health/live");
    request
        .response()
        .setStatusCode(alive ? 200 : 503)
        .putHeader("Retry-After", "1")
        .putHeader("Content-Type", alive ? "application/json" : "application/problem+json")
        .end(
            alive
                ? new JsonObject().put("status", "UP").toBuffer()
                : new JsonObject()
                    .put("type", "about:blank")
                    .put("title", "Service Unavailable")
                    .put("status", 503)
                    .put("detail", "the models are still being read")
                    .toBuffer());
  }
}

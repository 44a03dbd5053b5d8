package org.tocsin.api.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.learning.Agreement;
import org.tocsin.api.learning.Shadow;

/** How a candidate that scores silently compares with the model that serves. */
public final class Shadowing implements Routes {
  private final Shadow shadow;

  public Shadowing(Shadow shadow) {
    this.shadow = shadow;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/models/shadow", Who.WATCHERS, this::show);
  }

  /** {@code GET /v1/models/shadow}; {@code version} is null while nothing scores silently. */
  void show(RoutingContext context) {
    context.json(shadow.agreement().map(Shadowing::view).orElseGet(Shadowing::none));
  }

  private static JsonObject none() {
    return new JsonObject().putNull("version");
  }

  private static JsonObject view(Agreement agreement) {
    return new JsonObject()
        .put("version", agreement.version())
        .put("since", agreement.since().toString())
        .put("turns", agreement.turns())
        .put("leftOut", agreement.leftOut())
        .put("meanDifference", finite(agreement.meanDifference()))
        .put("sameLevel", finite(agreement.sameLevel()))
        .put(
            "alerts",
            new JsonObject()
                .put("both", agreement.both())
                .put("onlyServing", agreement.onlyServing())
                .put("onlyCandidate", agreement.onlyCandidate())
                .put(
                    "moreAnHour",
                    finite(
                        (agreement.onlyCandidate() - agreement.onlyServing()) / agreement.hours())))
        .put("millis50", finite(agreement.millis50()))
        .put("millis99", finite(agreement.millis99()))
        .put("turnsKept", agreement.turnsKept());
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? Double.valueOf(figure) : null;
  }
}

package org.tocsin.api.http;

import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.tocsin.ingestion.Bell;
import org.tocsin.ingestion.Capacity;

/** How many supervisors are there, how many are free, and how many alerts wait for one. */
public final class Busy implements Routes {
  private final Bell bell;

  public Busy(Bell bell) {
    this.bell = bell;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/capacity", WATCHERS, this::capacity);
  }

  /** {@code GET /v1/capacity}; all null where every alert rings at once. */
  void capacity(RoutingContext context) {
    var load = bell.load();
    Answers.json(
        context,
        200,
        new JsonObject()
            .put("there", load.map(Capacity.Load::there).orElse(null))
            .put("free", load.map(Capacity.Load::free).orElse(null))
            .put("waiting", load.map(Capacity.Load::waiting).orElse(null)));
  }
}

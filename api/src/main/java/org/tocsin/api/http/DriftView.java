package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.tocsin.api.learning.Drifting;
import org.tocsin.training.drift.Drift.Finding;

/** What has changed in what is heard. */
public final class DriftView implements Routes {
  private final Vertx vertx;
  private final Drifting drifting;

  public DriftView(Vertx vertx, Drifting drifting) {
    this.vertx = vertx;
    this.drifting = drifting;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/drift", Who.WATCHERS, this::show);
  }

  /** {@code GET /v1/drift}: the latest week against the four before it. */
  void show(RoutingContext context) {
    vertx
        .executeBlocking(drifting::report, false)
        .onSuccess(made -> context.json(view(made)))
        .onFailure(context::fail);
  }

  private static JsonObject view(Drifting.Made made) {
    var drift = made.drift();
    return new JsonObject()
        .put("at", made.at().toString())
        .put("before", drift.before())
        .put("now", drift.now())
        .put("shifted", array(drift.shifted()))
        .put("findings", array(drift.findings()));
  }

  private static JsonArray array(List<Finding> findings) {
    return new JsonArray(findings.stream().map(DriftView::view).toList());
  }

  private static JsonObject view(Finding finding) {
    return new JsonObject()
        .put("what", finding.what())
        .put("segment", finding.segment())
        .put("value", finding.value())
        .put("limit", finding.limit())
        .put("shifted", finding.shifted())
        .put("words", finding.words());
  }
}

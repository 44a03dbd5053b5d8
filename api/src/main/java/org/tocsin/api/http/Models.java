package org.tocsin.api.http;

import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.registry.SiteModel;

/** The model that scores. */
public final class Models implements Routes {
  private final Supplier<SiteModel> model;

  public Models(Supplier<SiteModel> model) {
    this.model = model;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/models", WATCHERS, this::models);
  }

  /** {@code GET /v1/models}. */
  void models(RoutingContext context) {
    var site = model.get();
    var served = site.model();
    var figures = served.evaluation();
    Answers.fresh(
        context,
        new JsonObject()
            .put("serving", served.version().value())
            .put(
                "items",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("version", served.version().value())
                            .put("serving", true)
                            .put("baseRate", baseRate(site))
                            .put("policy", policy(site))
                            .put(
                                "metrics",
                                new JsonObject()
                                    .put("recall", finite(figures.recall()))
                                    .put("falseAlarms", finite(figures.falseAlarms()))
                                    .put("earlyCatch", finite(figures.earlyCatch()))
                                    .put("medianLeadTurns", finite(figures.medianLead()))
                                    .put("calibrationError", finite(figures.calibrationError()))
                                    .put(
                                        "matchedAuroc50",
                                        finite(figures.matched().getOrDefault(50, Double.NaN)))
                                    .put(
                                        "matchedAuroc100",
                                        finite(figures.matched().getOrDefault(100, Double.NaN))))
                            .put(
                                "provenance",
                                new JsonObject()
                                    .put("data", served.provenance().data())
                                    .put("split", served.provenance().split())
                                    .put("train", served.provenance().train())
                                    .put("validation", served.provenance().validation())
                                    .put("test", served.provenance().test())
                                    .put("seed", served.provenance().seed())
                                    .put("encoder", served.provenance().encoder())))));
  }

  /** What the beliefs that are shown assume, and what the model learnt from. */
  private static JsonObject baseRate(SiteModel site) {
    return new JsonObject()
        .put("shown", finite(site.baseRate().orElse(Double.NaN)))
        .put("learnt", finite(site.model().baseRate().orElse(Double.NaN)));
  }

  /** In force now, by the beliefs that are shown. */
  private static JsonObject policy(SiteModel site) {
    return new JsonObject()
        .put("watchAt", site.policy().watchAt())
        .put("raiseAt", site.policy().raiseAt())
        .put("clearAt", site.policy().clearAt())
        .put("sureAt", site.policy().sureAt());
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? Double.valueOf(figure) : null;
  }
}

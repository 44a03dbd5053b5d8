package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.Figure;
import org.tocsin.model.registry.Entry;
import org.tocsin.model.registry.ModelCard;
import org.tocsin.model.registry.Provenance;
import org.tocsin.model.registry.SiteModel;

/** What models look like on the wire. */
final class ModelView {
  private ModelView() {}

  /** A version of the registry; a broken one says why. */
  static JsonObject of(Entry entry) {
    var added = entry.added().map(Instant::toString).orElse(null);
    return switch (entry) {
      case Entry.Whole(var _, var _, var card) -> of(card).put("created", added);
      case Entry.Broken(var version, var _, var reason) ->
          new JsonObject()
              .put("version", version.value())
              .put("created", added)
              .put("broken", reason);
    };
  }

  private static JsonObject of(ModelCard card) {
    return new JsonObject()
        .put("version", card.version().value())
        .put("policy", of(card.policy()))
        .put("metrics", metrics(card.evaluation()))
        .put("figures", figures(card.evaluation()))
        .put("provenance", of(card.provenance()));
  }

  /** The few that everybody asks for. */
  private static JsonObject metrics(Evaluation figures) {
    return new JsonObject()
        .put("recall", finite(figures.recall()))
        .put("falseAlarms", finite(figures.falseAlarms()))
        .put("earlyCatch", finite(figures.earlyCatch()))
        .put("medianLeadTurns", finite(figures.medianLead()))
        .put("calibrationError", finite(figures.calibrationError()))
        .put("matchedAuroc50", finite(figures.matched().getOrDefault(50, Double.NaN)))
        .put("matchedAuroc100", finite(figures.matched().getOrDefault(100, Double.NaN)));
  }

  /** All of them, each with its name, and over how many conversations. */
  private static JsonObject figures(Evaluation evaluation) {
    return new JsonObject()
        .put("conversations", evaluation.conversations())
        .put("escalating", evaluation.escalating())
        .put(
            "items",
            new JsonArray(
                Arrays.stream(Figure.values())
                    .map(figure ->
                        new JsonObject()
                            .put("figure", figure.name().toLowerCase(Locale.ROOT))
                            .put("words", figure.words())
                            .put("value", finite(figure.of(evaluation)))
                            .put("moreIsBetter", figure.moreIsBetter()))
                    .toList()));
  }

  private static JsonObject of(Provenance provenance) {
    var parameters = provenance.hyperparameters().toString();
    return new JsonObject()
        .put("data", provenance.data())
        .put("split", provenance.split())
        .put("train", provenance.train())
        .put("validation", provenance.validation())
        .put("test", provenance.test())
        .put("seed", provenance.seed())
        .put("baseRate", finite(provenance.baseRate().orElse(Double.NaN)))
        .put(
            "hyperparameters",
            parameters.substring(parameters.indexOf('[') + 1, parameters.length() - 1))
        .put("encoder", provenance.encoder())
        .put("code", provenance.code())
        .put("java", provenance.java());
  }

  /** What the beliefs that are shown assume, and what the model learnt from. */
  static JsonObject baseRate(SiteModel site) {
    return new JsonObject()
        .put("shown", finite(site.baseRate().orElse(Double.NaN)))
        .put("learnt", finite(site.model().baseRate().orElse(Double.NaN)));
  }

  static JsonObject of(AlertPolicy policy) {
    return new JsonObject()
        .put("watchAt", policy.watchAt())
        .put("raiseAt", policy.raiseAt())
        .put("clearAt", policy.clearAt())
        .put("sureAt", policy.sureAt())
        .put("quietSeconds", policy.quiet().toSeconds())
        .put("quietTurns", policy.quietTurns());
  }

  /** JSON has no NaN. */
  static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? Double.valueOf(figure) : null;
  }
}

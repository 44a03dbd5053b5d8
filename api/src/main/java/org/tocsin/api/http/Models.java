package org.tocsin.api.http;

import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.learning.GateNotes;
import org.tocsin.api.report.StoredReports;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.SiteModel;

/** Which models there are, how good each is, and which one scores. */
public final class Models implements Routes {
  private final Vertx vertx;
  private final ModelRegistry registry;
  private final StoredReports reports;
  private final Supplier<SiteModel> serving;

  /**
   * @param serving that scores now
   */
  public Models(
      Vertx vertx, ModelRegistry registry, StoredReports reports, Supplier<SiteModel> serving) {
    this.vertx = vertx;
    this.registry = registry;
    this.reports = reports;
    this.serving = serving;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/models", WATCHERS, this::list);
    paths.get("/v1/models/:version/card", WATCHERS, this::card);
    paths.get("/v1/models/:version/report", WATCHERS, this::report);
  }

  /** {@code GET /v1/models}. */
  void list(RoutingContext context) {
    read(context, this::versions, found -> Answers.fresh(context, found));
  }

  private JsonObject versions() {
    var site = serving.get();
    var scores = site.model().version().value();
    var items = new JsonArray();
    for (var entry : registry.entries()) {
      var item = ModelView.of(entry).put("shipped", entry.version().equals(ModelVersion.SHIPPED));
      boolean serves = item.getString("version").equals(scores);
      if (serves) {
        item.put("baseRate", ModelView.baseRate(site)).put("policy", ModelView.of(site.policy()));
      }
      items.add(item.put("serving", serves).put("gate", verdict(entry.version())));
    }
    return new JsonObject()
        .put("serving", scores)
        .put("before", registry.before().map(this::name).orElse(null))
        .put("shadow", registry.shadow().map(this::name).orElse(null))
        .put("items", items);
  }

  private Optional<JsonObject> gate(ModelVersion version) {
    return new GateNotes(registry).json(version).map(JsonObject::new);
  }

  /** What the gate said in short; null if the model never stood there. */
  private @Nullable JsonObject verdict(ModelVersion version) {
    return gate(version)
        .map(all ->
            new JsonObject()
                .put("passed", all.getBoolean("passed"))
                .put("champion", all.getString("champion"))
                .put("reasons", all.getJsonArray("reasons")))
        .orElse(null);
  }

  /** The shipped one goes by its own version. */
  private String name(ModelVersion version) {
    return version.equals(ModelVersion.SHIPPED)
        ? registry.card(version).version().value()
        : version.value();
  }

  /**
   * {@code GET /v1/models/{version}/card}: what people should know of it, and what the gate found.
   */
  void card(RoutingContext context) {
    version(context)
        .ifPresent(version ->
            read(
                context,
                () ->
                    new JsonObject()
                        .put("version", name(version))
                        .put("card", registry.card(version).markdown())
                        .put("measured", reports.of(name(version)).isPresent())
                        .put("gate", gate(version).orElse(null))
                        .put("gatePage", new GateNotes(registry).page(version).orElse(null)),
                found -> Answers.fresh(context, found)));
  }

  /** {@code GET /v1/models/{version}/report}: its newest evaluation, with all that is drawn. */
  void report(RoutingContext context) {
    version(context)
        .ifPresent(version ->
            read(
                context,
                () -> reports.of(name(version)),
                found ->
                    found.ifPresentOrElse(
                        json -> Answers.fresh(context, "application/json", json),
                        () ->
                            Problem.answer(
                                context,
                                404,
                                "no evaluation of %s is kept here; 'tocsin evaluate --state DIR --model %s' makes one"
                                    .formatted(name(version), name(version))))));
  }

  /** The version of the path; empty, and answered 404, if no model can be called so. */
  static Optional<ModelVersion> version(RoutingContext context) {
    var name = context.pathParam("version");
    try {
      return Optional.of(new ModelVersion(name));
    } catch (IllegalArgumentException noName) {
      Problem.answer(context, 404, "there is no model " + name);
      return Optional.empty();
    }
  }

  private <T> void read(RoutingContext context, Callable<T> reading, Consumer<T> answer) {
    vertx
        .executeBlocking(reading, false)
        .onSuccess(answer::accept)
        .onFailure(failure -> {
          if (failure instanceof BrokenModel) {
            Problem.answer(context, 404, String.valueOf(failure.getMessage()));
          } else {
            context.fail(failure);
          }
        });
  }
}

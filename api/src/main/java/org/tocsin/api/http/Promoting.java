package org.tocsin.api.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tocsin.api.learning.GateNotes;
import org.tocsin.model.registry.BrokenModel;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;

/** Which model shall score from now on, and which one silently beside it. */
public final class Promoting implements Routes {
  private final WorkerExecutor worker;
  private final ModelRegistry registry;
  private final Clock clock;
  private final Consumer<ServedModel> trial;
  private final Predicate<ModelVersion> atHand;
  private final Supplier<Future<String>> follow;

  /** Whether a model serves, and why not. */
  private record Refused(List<String> reasons) {}

  /**
   * @param worker of one thread, so that changes come one after the other
   * @param trial fails with {@link BrokenModel} for a model that cannot score here
   * @param atHand whether a model need not be read to serve again
   * @param follow lets the service take over what the registry says; succeeds with the version that
   *     scores then
   */
  public Promoting(
      WorkerExecutor worker,
      ModelRegistry registry,
      Clock clock,
      Consumer<ServedModel> trial,
      Predicate<ModelVersion> atHand,
      Supplier<Future<String>> follow) {
    this.worker = worker;
    this.registry = registry;
    this.clock = clock;
    this.trial = trial;
    this.atHand = atHand;
    this.follow = follow;
  }

  @Override
  public void mount(Paths paths) {
    paths.post("/v1/models/:version/promotion", Who.EDITORS, this::promote);
    paths.post("/v1/models/rollback", Who.EDITORS, this::rollback);
    paths.put("/v1/models/shadow", Who.EDITORS, this::shadow);
  }

  /**
   * {@code POST /v1/models/{version}/promotion}: 409 with the gate's reasons if it was refused
   * there, unless the body says {@code "force": true}.
   */
  void promote(RoutingContext context) {
    boolean force = field(context, "force").filter(Boolean.TRUE::equals).isPresent();
    Models.version(context)
        .ifPresent(version -> {
          Trail.detail(context, force ? "although refused at the gate, if it was" : "");
          change(context, () -> promoted(version, force));
        });
  }

  private Optional<Refused> promoted(ModelVersion version, boolean force) {
    var notes = new GateNotes(registry);
    trial.accept(registry.read(version));
    var refusals = notes.refusals(version);
    if (!refusals.isEmpty() && !force) {
      return Optional.of(new Refused(refusals));
    }
    registry.promote(version);
    if (!refusals.isEmpty()) {
      notes.forced(version, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
    return Optional.empty();
  }

  /** {@code POST /v1/models/rollback}: the model before serves again. */
  void rollback(RoutingContext context) {
    change(
        context,
        () -> {
          registry.rollback(
              atHand); // it served before, so it needs no trial, which would cost time
          return Optional.empty();
        });
  }

  /** {@code PUT /v1/models/shadow}: {@code {"version": …}}, null for none. */
  void shadow(RoutingContext context) {
    Optional<ModelVersion> version;
    try {
      version = field(context, "version").map(String::valueOf).map(ModelVersion::new);
    } catch (IllegalArgumentException noName) {
      Problem.answer(context, 400, String.valueOf(noName.getMessage()));
      return;
    }
    Trail.detail(context, version.map(ModelVersion::value).orElse("none"));
    change(
        context,
        () -> {
          version.map(registry::read).ifPresent(trial);
          registry.shadow(version);
          return Optional.empty();
        });
  }

  private void change(RoutingContext context, Callable<Optional<Refused>> change) {
    worker
        .executeBlocking(change, false)
        .onSuccess(refused ->
            refused.ifPresentOrElse(
                r ->
                    Problem.answer(
                        context,
                        409,
                        "it was refused at the gate: " + String.join("; ", r.reasons())),
                () -> follow.get().onSuccess(v -> serves(context, v)).onFailure(context::fail)))
        .onFailure(failure -> {
          if (failure instanceof BrokenModel || failure instanceof IllegalStateException) {
            Problem.answer(context, 409, String.valueOf(failure.getMessage()));
          } else {
            context.fail(failure);
          }
        });
  }

  private void serves(RoutingContext context, String version) {
    Answers.json(
        context,
        200,
        new JsonObject()
            .put("serving", version)
            .put("shadow", registry.shadow().map(ModelVersion::value).orElse(null)));
  }

  private static Optional<Object> field(RoutingContext context, String name) {
    try {
      return Optional.ofNullable(context.body().asJsonObject()).map(body -> body.getValue(name));
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }
}

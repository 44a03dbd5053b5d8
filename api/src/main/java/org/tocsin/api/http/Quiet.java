package org.tocsin.api.http;

import static org.tocsin.api.http.Who.AGENTS;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.ingestion.QuietAgents;

/** An agent's wish to see no cards for a while, and who has it. */
public final class Quiet implements Routes {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final QuietAgents agents;
  private final Clock clock;

  public Quiet(QuietAgents agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/v1/quiet", AGENTS, this::get);
    paths.put("/v1/quiet", AGENTS, this::put);
  }

  /** {@code GET /v1/quiet}. */
  void get(RoutingContext context) {
    answer(context, until(Doors.callerOf(context)));
  }

  /** {@code PUT /v1/quiet {"minutes": 15}}; 0 ends it. */
  void put(RoutingContext context) {
    var agent = Doors.callerOf(context).agent();
    var minutes = minutes(context);
    if (agent.isEmpty() || minutes.isEmpty()) {
      Problem.answer(
          context, 400, "minutes must be a whole number in 0..%d".formatted(LONGEST.toMinutes()));
      return;
    }
    var until = clock.instant().plus(Duration.ofMinutes(minutes.get()));
    agents
        .until(agent.get(), until)
        .onSuccess(_ -> answer(context, until(Doors.callerOf(context))))
        .onFailure(failure ->
            Problem.answer(context, 503, "it could not be stored: " + failure.getMessage()));
  }

  /** Whether a caller is shown cards now; only agents ever are not. */
  boolean hears(Caller caller) {
    return until(caller).isEmpty();
  }

  private Optional<Instant> until(Caller caller) {
    return caller.role() == Role.AGENT ? caller.agent().flatMap(agents::of) : Optional.empty();
  }

  private static void answer(RoutingContext context, Optional<Instant> until) {
    Answers.json(
        context, 200, new JsonObject().put("until", until.map(Instant::toString).orElse(null)));
  }

  private static Optional<Integer> minutes(RoutingContext context) {
    try {
      return Optional.ofNullable(context.body().asJsonObject())
          .map(body -> body.getValue("minutes"))
          .filter(Integer.class::isInstance)
          .map(Integer.class::cast)
          .filter(minutes -> minutes >= 0 && minutes <= LONGEST.toMinutes());
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }
}

package org.tocsin.api.http;

import static org.tocsin.api.http.Who.SENDERS;
import static org.tocsin.api.http.Who.SUPERVISORS;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.tocsin.ingestion.Handling;
import org.tocsin.ingestion.Handling.Step;
import org.tocsin.ingestion.Handlings;
import org.tocsin.ingestion.JournalFull;
import org.tocsin.ingestion.StorageRefused;
import org.tocsin.model.conversation.ConversationId;

/** Giving a conversation to somebody, and taking it over step by step. */
public final class Handing implements Routes {
  private static final int LONGEST_NAME = 200;

  private final Handlings handlings;
  private final Reading reading;

  public Handing(Handlings handlings, Reading reading) {
    this.handlings = handlings;
    this.reading = reading;
  }

  @Override
  public void mount(Paths paths) {
    paths.post("/v1/conversations/:id/assignee", SUPERVISORS, this::assign);
    paths.post("/v1/conversations/:id/handling", SUPERVISORS, this::step);
    paths.post("/v1/conversations/:id/handling/confirmed", SENDERS, this::confirmed);
  }

  /** What is shown of it; an agent sees how far a supervisor has come, too. */
  static JsonObject view(Handling handling) {
    return new JsonObject()
        .put("assignee", handling.assignee().orElse(null))
        .put("step", handling.step().name())
        .put("wanted", handling.wanted().map(Enum::name).orElse(null))
        .put("unconfirmed", handling.unconfirmed().map(Enum::name).orElse(null))
        .put("by", handling.by())
        .put("at", handling.at().toString());
  }

  private void assign(RoutingContext context) {
    var to = word(context, "to").map(String::strip).filter(t -> !t.isEmpty());
    if (to.filter(t -> t.length() > LONGEST_NAME).isPresent()) {
      Problem.answer(context, 400, "to must have at most " + LONGEST_NAME + " characters");
      return;
    }
    Trail.detail(context, "to " + to.orElse("nobody"));
    reading.visible(
        context,
        c -> answer(context, handlings.assign(c.id(), to, Doors.callerOf(context).name())));
  }

  private void step(RoutingContext context) {
    needStep(context, "want")
        .ifPresent(next ->
            reading.visible(
                context,
                c ->
                    answer(context, handlings.step(c.id(), next, Doors.callerOf(context).name()))));
  }

  private void confirmed(RoutingContext context) {
    needStep(context, "state")
        .ifPresent(step ->
            answer(
                context, handlings.confirmed(new ConversationId(context.pathParam("id")), step)));
  }

  private static Optional<Step> needStep(RoutingContext context, String name) {
    var word = word(context, name).orElse("");
    var step = Arrays.stream(Step.values()).filter(s -> s.name().equals(word)).findFirst();
    if (step.isEmpty()) {
      Problem.answer(context, 400, name + " must be one of " + Arrays.toString(Step.values()));
    }
    Trail.detail(context, word);
    return step;
  }

  /** 202 while the telephony system has not confirmed. */
  private static void answer(RoutingContext context, Future<Handling> change) {
    change
        .onSuccess(h -> Answers.json(context, h.wanted().isPresent() ? 202 : 200, view(h)))
        .onFailure(failure -> {
          int status =
              switch (failure) {
                case Handlings.NotNow _ -> 409;
                case StorageRefused _, JournalFull _ -> 503;
                default -> 502;
              };
          var why = status == 502 ? "the telephony system did not do it: " : "";
          Problem.answer(context, status, why + failure.getMessage());
        });
  }

  private static Optional<String> word(RoutingContext context, String name) {
    try {
      return Optional.ofNullable(context.body().asJsonObject())
          .map(body -> body.getValue(name))
          .filter(String.class::isInstance)
          .map(String.class::cast);
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }
}

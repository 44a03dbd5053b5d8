package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;
import static org.tocsin.api.http.Who.SUPERVISORS;
import static org.tocsin.api.http.Who.WATCHERS;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.tocsin.ingestion.Card;
import org.tocsin.ingestion.CardLog;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.conversation.WellFormed;
import org.tocsin.model.knowledge.Reaction;

/** What may be done: judge an alert, whisper, tell an outcome, judge a card. */
public final class Acting implements Routes {
  private static final int LONGEST_WHISPER = 2000;

  private final Floor floor;
  private final Reading reading;
  private final Pipeline pipeline;
  private final CardLog cards;

  public Acting(Floor floor, Reading reading, Pipeline pipeline, CardLog cards) {
    this.floor = floor;
    this.reading = reading;
    this.pipeline = pipeline;
    this.cards = cards;
  }

  @Override
  public void mount(Paths paths) {
    paths.post("/v1/conversations/:id/whisper", SUPERVISORS, this::whisper);
    paths.post("/v1/conversations/:id/outcome", WATCHERS, this::outcome);
    paths.post("/v1/conversations/:id/speakers", WATCHERS, this::speakers);
    paths.post("/v1/alerts/:id/verdict", SUPERVISORS, this::verdict);
    paths.post("/v1/suggestions/:id/feedback", PEOPLE, this::feedback);
  }

  /** {@code POST /v1/alerts/{id}/verdict}. */
  void verdict(RoutingContext context) {
    var word = field(context, "verdict").orElse("");
    var verdict = Arrays.stream(Verdict.values()).filter(v -> v.name().equals(word)).findFirst();
    if (verdict.isEmpty()) {
      Problem.answer(context, 400, "verdict must be one of " + Arrays.toString(Verdict.values()));
      return;
    }
    Trail.detail(context, word);
    var caller = Doors.callerOf(context);
    alert(context)
        .onSuccess(found ->
            found
                .filter(alert -> reading.sees(caller, alert))
                .ifPresentOrElse(
                    alert -> judge(context, alert, verdict.get()),
                    () -> Problem.answer(context, 404, "there is no such alert to be seen")))
        .onFailure(context::fail);
  }

  /** The alert of the path; its conversation may have to be brought back for it. */
  private Future<Optional<Alert>> alert(RoutingContext context) {
    var id = context.pathParam("id");
    var atHand = floor.alert(id);
    return atHand.isPresent()
        ? Future.succeededFuture(atHand)
        : context
            .vertx()
            .executeBlocking(() -> floor.conversationOf(id))
            .compose(conversation ->
                conversation.map(reading::recalled).orElse(Future.succeededFuture()))
            .map(_ -> floor.alert(id));
  }

  private void judge(RoutingContext context, Alert alert, Verdict verdict) {
    floor
        .judge(alert, verdict, Doors.callerOf(context).name())
        .onSuccess(judged -> Answers.json(context, 200, AlertView.of(judged)))
        .onFailure(failure -> refused(context, failure));
  }

  /** {@code POST /v1/conversations/{id}/whisper}. */
  void whisper(RoutingContext context) {
    var text = field(context, "text").map(String::strip).orElse("");
    if (text.isEmpty() || text.length() > LONGEST_WHISPER) {
      Problem.answer(context, 400, "text must have 1 to " + LONGEST_WHISPER + " characters");
      return;
    }
    reading.visible(
        context,
        conversation ->
            done(
                context,
                202,
                floor.whisper(conversation.id(), text, Doors.callerOf(context).name())));
  }

  /** {@code POST /v1/conversations/{id}/outcome}. */
  void outcome(RoutingContext context) {
    var word = field(context, "outcome").orElse("");
    if (Arrays.stream(Outcome.values()).noneMatch(o -> o.name().equals(word))) {
      Problem.answer(context, 400, "outcome must be one of " + Arrays.toString(Outcome.values()));
      return;
    }
    Trail.detail(context, word);
    reading.visible(
        context,
        conversation ->
            done(
                context,
                202,
                floor.outcome(conversation.id(), word, Doors.callerOf(context).name())));
  }

  /** {@code POST /v1/conversations/{id}/speakers}: whose an utterance really is. */
  void speakers(RoutingContext context) {
    var utterance = field(context, "utterance").orElse("");
    var word = field(context, "speaker").orElse("");
    var speaker = Arrays.stream(Speaker.values()).filter(s -> s.name().equals(word)).findFirst();
    if (speaker.isEmpty() || utterance.isBlank()) {
      Problem.answer(
          context,
          400,
          "utterance must be an id, and speaker one of " + Arrays.toString(Speaker.values()));
      return;
    }
    Trail.detail(context, utterance + " is " + word);
    var id = new UtteranceId(utterance);
    reading.visible(
        context,
        conversation -> {
          if (conversation.assessment().conversation().utterance(id).isEmpty()) {
            Problem.answer(context, 404, "there is no such utterance to be seen");
          } else {
            done(
                context,
                202,
                pipeline.accept(new Corrected(conversation.id(), id, speaker.get())).mapEmpty());
          }
        });
  }

  /** {@code POST /v1/suggestions/{id}/feedback}: what an agent did with a card. */
  void feedback(RoutingContext context) {
    var word = field(context, "feedback").orElse("");
    var reaction = Arrays.stream(Reaction.values()).filter(r -> r.name().equals(word)).findFirst();
    int place = place(context);
    if (reaction.isEmpty() || place < 1) {
      Problem.answer(
          context,
          400,
          "feedback must be one of %s, and place 1 or more"
              .formatted(Arrays.toString(Reaction.values())));
      return;
    }
    Trail.detail(context, word);
    var caller = Doors.callerOf(context);
    card(context)
        .onSuccess(found ->
            found.ifPresentOrElse(
                card -> done(context, 204, cards.keep(card, reaction.get(), place, caller.name())),
                () -> Problem.answer(context, 404, "there is no such card to be seen")))
        .onFailure(context::fail);
  }

  /**
   * The card of the path; its conversation, where it is told, may have to be brought back for it.
   */
  private Future<Optional<Card>> card(RoutingContext context) {
    var caller = Doors.callerOf(context);
    var id = context.pathParam("id");
    var atHand = reading.card(caller, id);
    return atHand.isPresent()
        ? Future.succeededFuture(atHand)
        : field(context, "conversation")
            .filter(named -> !named.isBlank() && WellFormed.isWellFormed(named))
            .map(named -> reading.recalled(new ConversationId(named)))
            .orElse(Future.succeededFuture())
            .map(_ -> reading.card(caller, id));
  }

  /** Where the card stood; on top where nothing is said, and 0 where what is said is no place. */
  private static int place(RoutingContext context) {
    return value(context, "place").map(p -> p instanceof Integer place ? place : 0).orElse(1);
  }

  private static void done(RoutingContext context, int status, Future<Void> work) {
    work.onSuccess(_ -> context.response().setStatusCode(status).end())
        .onFailure(failure -> refused(context, failure));
  }

  private static void refused(RoutingContext context, Throwable failure) {
    Problem.answer(context, 503, "it could not be stored: " + failure.getMessage());
  }

  private static Optional<String> field(RoutingContext context, String name) {
    return value(context, name).filter(String.class::isInstance).map(String.class::cast);
  }

  private static Optional<Object> value(RoutingContext context, String name) {
    try {
      return Optional.ofNullable(context.body().asJsonObject()).map(body -> body.getValue(name));
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }
}

package org.tocsin.api.http;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.tocsin.ingestion.Floor;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.model.alert.Verdict;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.UtteranceId;

/** What may be done: judge an alert, whisper, tell an outcome, judge a suggestion. */
final class Acting {
  private static final Set<String> FEEDBACK = Set.of("USED", "OPENED", "UP", "DOWN", "WRONG");
  private static final int LONGEST_WHISPER = 2000;

  private final Floor floor;
  private final Reading reading;
  private final Pipeline pipeline;

  Acting(Floor floor, Reading reading, Pipeline pipeline) {
    this.floor = floor;
    this.reading = reading;
    this.pipeline = pipeline;
  }

  /** {@code POST /v1/alerts/{id}/verdict}. */
  void verdict(RoutingContext context) {
    var word = field(context, "verdict").orElse("");
    var verdict = Arrays.stream(Verdict.values()).filter(v -> v.name().equals(word)).findFirst();
    if (verdict.isEmpty()) {
      Problem.answer(context, 400, "verdict must be one of " + Arrays.toString(Verdict.values()));
      return;
    }
    var caller = Doors.callerOf(context);
    floor
        .alert(context.pathParam("id"))
        .filter(alert -> reading.sees(caller, alert))
        .ifPresentOrElse(
            alert ->
                floor
                    .judge(alert, verdict.get(), caller.name())
                    .onSuccess(judged -> context.json(Views.alert(judged)))
                    .onFailure(failure -> refused(context, failure)),
            () -> Problem.answer(context, 404, "there is no such alert to be seen"));
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

  /** {@code POST /v1/suggestions/{id}/feedback}. */
  void feedback(RoutingContext context) {
    var word = field(context, "feedback").orElse("");
    if (!FEEDBACK.contains(word)) {
      Problem.answer(
          context, 400, "feedback must be one of " + FEEDBACK.stream().sorted().toList());
      return;
    }
    if (!reading.knowsSuggestion(Doors.callerOf(context), context.pathParam("id"))) {
      Problem.answer(context, 404, "there is no such suggestion to be seen");
      return;
    }
    done(
        context,
        204,
        floor.feedback(context.pathParam("id"), word, Doors.callerOf(context).name()));
  }

  private static void done(RoutingContext context, int status, Future<Void> work) {
    work.onSuccess(_ -> context.response().setStatusCode(status).end())
        .onFailure(failure -> refused(context, failure));
  }

  private static void refused(RoutingContext context, Throwable failure) {
    Problem.answer(context, 503, "it could not be stored: " + failure.getMessage());
  }

  private static Optional<String> field(RoutingContext context, String name) {
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

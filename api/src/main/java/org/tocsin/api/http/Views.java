package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.Handling;
import org.tocsin.ingestion.InputHealth;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.ingestion.PassedOn;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.RingQueue;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.language.Annotation;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Movement;
import org.tocsin.model.risk.Risk;

/** What conversations and what belongs to them look like on the wire, to a caller of some role. */
public final class Views {
  private static final int TREND = 40;
  private static final int LAST_WORDS = 280;

  private final Caller caller;
  private final Function<LiveConversation, InputHealth> hearing;
  private final Function<ConversationId, Optional<Handling>> handling;
  private final Function<ConversationId, Optional<RingQueue.Place>> waiting;
  private final Function<String, Optional<PassedOn>> passed;
  private final HelpView help;

  /**
   * @param hearing how well a conversation is heard now
   * @param handling who looks after it
   * @param waiting where its alert stands among those that wait
   * @param passed to whom an open alert went on, by its id
   */
  Views(
      Caller caller,
      Function<LiveConversation, InputHealth> hearing,
      Function<ConversationId, Optional<Handling>> handling,
      Function<ConversationId, Optional<RingQueue.Place>> waiting,
      Function<String, Optional<PassedOn>> passed) {
    this.caller = caller;
    this.hearing = hearing;
    this.handling = handling;
    this.waiting = waiting;
    this.passed = passed;
    this.help = new HelpView(caller);
  }

  /** Where a waiting alert stands; 1 is next, counted among those of its team. */
  static JsonObject place(RingQueue.Place place) {
    return new JsonObject()
        .put("place", place.place())
        .put("of", place.of())
        .put("since", place.since().toString())
        .put("atLatest", place.atLatest().toString());
  }

  /** A line of the wall. */
  JsonObject row(LiveConversation conversation) {
    var row = new JsonObject();
    var assessment = conversation.assessment();
    var circumstances = assessment.conversation().circumstances();
    row.put("id", conversation.id().value());
    row.put("state", assessment.conversation().ended() ? "ended" : "live");
    row.put("channel", circumstances.channel().name());
    circumstances.agent().ifPresent(v -> row.put("agent", v));
    circumstances.team().ifPresent(v -> row.put("team", v));
    circumstances.queue().ifPresent(v -> row.put("queue", v));
    circumstances.customer().ifPresent(v -> row.put("customer", v));
    circumstances.at().ifPresent(v -> row.put("startedAt", v.toString()));
    assessment.conversation().outcome().ifPresent(v -> row.put("outcome", v.name()));
    row.put("lastAt", conversation.lastAt().toString());
    row.put("analysed", !circumstances.doNotAnalyse());
    row.put("input", complaints(hearing.apply(conversation)));
    handling.apply(conversation.id()).ifPresent(h -> row.put("handling", Handing.view(h)));
    var said = assessment.conversation().utterances();
    row.put("turns", said.size());
    if (!said.isEmpty()) {
      putLast(row, said.getLast());
    }
    if (caller.seesRisk()) {
      putRisk(row, conversation);
    }
    return row;
  }

  /**
   * All of a conversation.
   *
   * @param cards whether articles and playbooks are to be shown
   */
  JsonObject whole(LiveConversation conversation, boolean cards) {
    var assessment = conversation.assessment();
    var turns = assessment.turns();
    var whole = row(conversation);
    whole.put("turnCount", whole.getInteger("turns"));
    whole.put(
        "turns",
        array(IntStream.range(0, turns.size()).mapToObj(i -> turn(conversation, i)).toList()));
    whole.put("playbooks", cards ? HelpView.playbooks(conversation) : new JsonArray());
    whole.put(
        "suggestions",
        cards
            ? array(conversation.suggestions().stream().map(help::suggestion).toList())
            : new JsonArray());
    if (caller.seesRisk()) {
      var explanation = assessment.explanation();
      whole.put(
          "explanation",
          new JsonObject()
              .put("base", explanation.base())
              .put("factors", factors(explanation.factors())));
      whole.put("alerts", array(conversation.alerts().stream().map(this::rung).toList()));
    }
    return whole;
  }

  /** One turn; {@code index} counts complete turns, 0-based. */
  JsonObject turn(LiveConversation conversation, int index) {
    var turn = conversation.assessment().turns().get(index);
    var utterance = turn.turn().utterance();
    var view = said(utterance).put("turn", index).put("partial", false);
    Optional.ofNullable(conversation.annotations().get(utterance.id()))
        .ifPresent(annotation -> putAnnotation(view, annotation));
    if (caller.seesRisk()) {
      view.put("risk", turn.shown());
      view.put("level", turn.standing().level().name());
      putNumber(view, "sentiment", turn.turn().sentiment());
    }
    return view;
  }

  /** A turn that is still being spoken. */
  JsonObject partial(LiveConversation conversation, Utterance utterance) {
    var view =
        said(utterance).put("turn", conversation.assessment().turns().size()).put("partial", true);
    if (caller.seesRisk()) {
      conversation
          .assessment()
          .provisional()
          .ifPresent(risk -> view.put("risk", risk.probability()));
    }
    return view;
  }

  /** What one turn moved. */
  JsonArray factors(AssessedTurn turn) {
    return caller.seesRisk() ? factors(turn.risk().movements()) : new JsonArray();
  }

  /** An alert with what became of it while nobody acted. */
  JsonObject rung(Alert alert) {
    var view = AlertView.of(alert);
    passed.apply(alert.id()).ifPresent(pass -> view.put("passedOn", passedOn(pass)));
    return view;
  }

  private static JsonObject passedOn(PassedOn pass) {
    return new JsonObject()
        .put("to", pass.to().orElse(null))
        .put("at", pass.at().toString())
        .put("waitedMs", pass.waited().toMillis())
        .put("times", pass.times());
  }

  private static JsonArray complaints(InputHealth health) {
    return array(
        health.complaints().stream()
            .map(c ->
                new JsonObject()
                    .put("symptom", c.symptom().name())
                    .put("blind", c.symptom().blind())
                    .put("words", c.words())
                    .put("since", c.since().map(Instant::toString).orElse(null)))
            .toList());
  }

  /** What everybody who watches is told now and then. */
  public static JsonObject health(long live, Flow.Counts counts) {
    return new JsonObject()
        .put("conversations", live)
        .put("waiting", counts.waiting())
        .put("received", counts.received())
        .put("accepted", counts.accepted())
        .put("duplicates", counts.duplicates())
        .put("rejected", counts.rejected())
        .put("refused", counts.refused())
        .put("analysed", counts.analysed())
        .put("skipped", counts.skipped())
        .put("failed", counts.failed());
  }

  static JsonArray array(List<?> items) {
    return new JsonArray(items);
  }

  private void putRisk(JsonObject row, LiveConversation conversation) {
    var assessment = conversation.assessment();
    var shown = assessment.provisional().or(assessment::risk);
    row.put("risk", shown.map(Risk::probability).orElse(null));
    row.put("level", shown.map(_ -> assessment.standing().level().name()).orElse(null));
    row.put("kind", shown.map(r -> kinds(r.belief())).orElse(null));
    row.put("model", conversation.scorer().version());
    var reason = assessment.explanation().reason();
    row.put("reason", reason.isEmpty() ? null : reason);
    var turns = assessment.turns();
    row.put(
        "trend",
        array(
            turns.subList(Math.max(0, turns.size() - TREND), turns.size()).stream()
                .map(AssessedTurn::shown)
                .toList()));
    row.put("alert", conversation.lastAlert().map(Alert::id).orElse(null));
    row.put("waiting", waiting.apply(conversation.id()).map(Views::place).orElse(null));
    row.put("alertState", conversation.lastAlert().map(AlertView::state).orElse(null));
    conversation
        .lastAlert()
        .flatMap(alert -> passed.apply(alert.id()))
        .ifPresent(pass -> row.put("passedOn", passedOn(pass)));
  }

  private static void putLast(JsonObject row, Utterance last) {
    row.put("lastText", shortened(last.text()));
    row.put("lastSpeaker", last.speaker().name());
    var until = last.endMs().isPresent() ? last.endMs() : last.offsetMs();
    until.ifPresent(ms -> row.put("durationMs", ms));
  }

  /** A line has no room for more, and a wall has hundreds. */
  private static String shortened(String text) {
    int end = Math.min(text.length(), LAST_WORDS);
    boolean torn = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, torn ? end - 1 : end);
  }

  private static JsonObject said(Utterance utterance) {
    return new JsonObject()
        .put("utterance", utterance.id().value())
        .put("speaker", utterance.speaker().name())
        .put("text", utterance.text())
        .put("at", utterance.offsetMs().isPresent() ? utterance.offsetMs().getAsLong() : null);
  }

  private void putAnnotation(JsonObject view, Annotation annotation) {
    view.put(
        "entities",
        array(
            annotation.entities().stream()
                .map(e -> new JsonArray().add(e.start()).add(e.end()).add(e.type().name()))
                .toList()));
    if (caller.seesRisk()) {
      putNumber(view, "coreNlpSentiment", annotation.sentiment());
    }
  }

  private static void putNumber(JsonObject view, String name, OptionalDouble number) {
    view.put(name, number.isPresent() ? number.getAsDouble() : null);
  }

  private static JsonArray factors(List<Movement> movements) {
    return array(
        movements.stream()
            .map(m ->
                new JsonObject()
                    .put("turn", m.turn())
                    .put("factor", m.factor().name())
                    .put("delta", m.delta())
                    .put("text", m.text())
                    .put("spans", HelpView.spans(m.spans())))
            .toList());
  }

  private static JsonObject kinds(Belief belief) {
    var kinds = new JsonObject();
    belief.kinds().forEach((kind, share) -> kinds.put(kind.name(), share));
    return kinds;
  }
}

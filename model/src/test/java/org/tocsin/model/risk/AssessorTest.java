package org.tocsin.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.Shipped.SCORER;
import static org.tocsin.model.risk.Calls.REFUND;
import static org.tocsin.model.risk.Calls.spoken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.Shipped;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;

class AssessorTest {
  /** Rings at the first occasion, so that what must not ring is seen. */
  private static final AlertPolicy TOUCHY = new AlertPolicy(0, 0, 0, Duration.ZERO, 0, 0);

  private static final Assessor ASSESSOR = new Assessor(SCORER, Shipped.MODEL.policy());
  private static final Assessment CALL = after(all(REFUND));

  @Test
  void believesOfTheRememberedCallWhatItBelievedThen() throws IOException {
    var remembered = remembered().lines().map(line -> line.split(" ", 2)).toList();

    assertThat(CALL.turns()).as(shown(CALL)).hasSameSizeAs(remembered);
    for (int i = 0; i < remembered.size(); i++) {
      assertThat(CALL.turns().get(i).shown())
          .as("turn %d of%n%s", i, shown(CALL))
          .isCloseTo(Double.parseDouble(remembered.get(i)[0]), within(0.02));
    }
  }

  @Test
  void risesInACallThatPlainlyGetsWorseAndFallsInOneThatPlainlyEndsWell() {
    assertThat(shownAt(CALL, 5)).isGreaterThan(shownAt(CALL, 0) + 0.2);

    var thanked = new ArrayList<>(REFUND.subList(0, 6));
    thanked.set(3, REFUND.get(3).saying("oh, it has just come, thank you, that works for me"));
    thanked.set(4, REFUND.get(4).saying("you're welcome, is there anything else I can help with?"));
    thanked.set(5, REFUND.get(5).saying("no that's all, have a nice day"));
    assertThat(shownAt(after(all(thanked)), 5)).isLessThan(shownAt(CALL, 5) - 0.3);
  }

  private static double shownAt(Assessment assessment, int turn) {
    return assessment.turns().get(turn).shown();
  }

  @Test
  void explainsTheBeliefThatItHolds() {
    assertThat(CALL.explanation().probability())
        .isCloseTo(CALL.risk().orElseThrow().probability(), within(1e-9));
    assertThat(CALL.explanation().reason()).matches("(?s).*\\(turn \\d+, \\+0\\.\\d\\d\\).*");
  }

  @Test
  void givesTheDemandFirstAsTheReasonForRingingAtOne() {
    assertThat(ASSESSOR.reason(CALL)).contains("asks for someone else (turn 10");

    var before = after(all(REFUND.subList(0, 9)));
    assertThat(ASSESSOR.reason(before)).isEqualTo(before.explanation().reason());
  }

  @Test
  void lendsAPartialResultAProvisionalBeliefAndNoMore() {
    var partial = ASSESSOR.after(CALL, spoken(said("t10", "I want your man").partial()));

    assertThat(partial.provisional()).isPresent();
    assertThat(partial.turns()).isEqualTo(CALL.turns());
    assertThat(partial.risk()).isEqualTo(CALL.risk());
    assertThat(partial.standing()).isEqualTo(CALL.standing());
  }

  @Test
  void forgetsAPartialResultOnceItIsComplete() {
    var last = said("t10", "I want your manager").at(100_000);

    var straight = ASSESSOR.after(CALL, spoken(last));
    var haltingly =
        after(
            CALL,
            spoken(last.saying("I want").partial()),
            spoken(last.saying("I want your man").partial()),
            spoken(last));

    assertThat(haltingly.provisional()).isEmpty();
    assertThat(beliefs(haltingly)).isEqualTo(beliefs(straight));
    assertThat(haltingly.standing()).isEqualTo(straight.standing());
  }

  @Test
  void neverRingsForAPartialResult() {
    var touchy = new Assessor(SCORER, TOUCHY);
    var angry = said("t0", "I want your manager, now!");

    var partial = touchy.after(touchy.begin(Calls.ID), spoken(angry.partial()));

    assertThat(partial.standing()).isEqualTo(Standing.NEW);
    assertThat(touchy.after(partial, spoken(angry)).standing().rings()).isTrue();
  }

  @Test
  void changesNothingForWhatComesTwice() {
    for (var utterance : REFUND) {
      assertThat(ASSESSOR.after(CALL, spoken(utterance))).isSameAs(CALL);
    }
    assertThat(ASSESSOR.after(CALL, spoken(REFUND.getLast().partial()))).isSameAs(CALL);
  }

  @Test
  void keepsWhatWasShownWhenATurnComesLate() {
    var early = new ArrayList<>(REFUND);
    var late = early.remove(3);
    var before = after(all(early));

    var after = ASSESSOR.after(before, spoken(late));

    assertThat(shownOf(after, "t2")).isEqualTo(shownOf(before, "t2"));
    assertThat(shownOf(after, "t9")).isEqualTo(shownOf(before, "t9"));
    assertThat(shownOf(after, "t3")).isEqualTo(after.risk().orElseThrow().probability());
    assertThat(beliefs(after)).isEqualTo(beliefs(CALL));
  }

  @Test
  void seesAnewWhatFollowsARevisedTurnAndKeepsWhatWasShown() {
    var revised = ASSESSOR.after(CALL, spoken(REFUND.get(3).saying("oh it came, thank you")));

    assertThat(shownOf(revised, "t3")).isEqualTo(shownOf(CALL, "t3"));
    assertThat(beliefs(revised).subList(0, 3)).isEqualTo(beliefs(CALL).subList(0, 3));
    assertThat(beliefs(revised).get(3)).isNotEqualTo(beliefs(CALL).get(3));
  }

  @Test
  void takesARevisionThatBringsNoTime() {
    var untimed = said("t3", "oh it came, thank you");

    var revised = ASSESSOR.after(CALL, spoken(untimed));

    assertThat(revised.turns()).hasSameSizeAs(CALL.turns());
    assertThat(revised.turns().get(3).turn().utterance().text()).isEqualTo(untimed.text());
  }

  @Test
  void movesATurnThatIsRevisedToALaterTime() {
    var moved = REFUND.get(3).until(99_000).at(95_000).saying("is it lost");

    var revised = ASSESSOR.after(CALL, spoken(moved));

    assertThat(ids(revised))
        .containsExactly("t0", "t1", "t2", "t4", "t5", "t6", "t7", "t8", "t9", "t3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void believesTheSameInTheEndWhateverTheOrderOfArrival(long seed) {
    var shuffled = new ArrayList<TranscriptEvent>();
    REFUND.forEach(u -> Collections.addAll(shuffled, spoken(u), spoken(u), spoken(u.partial())));
    Collections.shuffle(shuffled, new Random(seed));

    var assessment = after(ASSESSOR.begin(Calls.ID), shuffled.toArray(TranscriptEvent[]::new));

    assertThat(beliefs(assessment)).as("seed " + seed).isEqualTo(beliefs(CALL));
    assertThat(assessment.explanation().probability())
        .isCloseTo(assessment.risk().orElseThrow().probability(), within(1e-9));
  }

  @Test
  void believesNothingOfWhatMustNotBeAnalysed() {
    var begun = ASSESSOR.after(ASSESSOR.begin(Calls.ID), started(true));

    var assessment = after(begun, spoken(REFUND.get(3)), spoken(REFUND.get(5).partial()));

    assertThat(assessment.conversation().utterances()).hasSize(2);
    assertBelievesNothing(assessment);
  }

  @Test
  void dropsItsBeliefsWhenItHearsLateThatNothingMustBeAnalysed() {
    assertBelievesNothing(ASSESSOR.after(CALL, started(true)));
  }

  @Test
  void catchesUpWhenAnalysisIsAllowedAgain() {
    var silent = after(ASSESSOR.begin(Calls.ID), started(true), spoken(REFUND.get(0)));

    var assessment = after(silent, started(false), spoken(REFUND.get(1)));

    assertThat(ids(assessment)).containsExactly("t0", "t1");
  }

  @Test
  void keepsWhatWasShownUnderAnotherModel() {
    var strict = new Assessor(SCORER, TOUCHY);

    var adopted = strict.adopt(CALL);

    assertThat(shown(adopted)).isEqualTo(shown(CALL));
    assertThat(adopted.standing()).isEqualTo(CALL.standing());
    assertThat(beliefs(adopted)).isEqualTo(beliefs(CALL));
  }

  private static void assertBelievesNothing(Assessment assessment) {
    assertThat(assessment.risk()).isEmpty();
    assertThat(assessment.provisional()).isEmpty();
    assertThat(assessment.standing()).isEqualTo(Standing.NEW);
    assertThat(assessment.explanation().factors()).isEmpty();
    assertThat(ASSESSOR.adopt(assessment).risk()).isEmpty();
  }

  private static Utterance said(String id, String text) {
    return Utterance.of(id, Speaker.CUSTOMER, text);
  }

  private static Started started(boolean doNotAnalyse) {
    return new Started(
        Calls.ID,
        new Circumstances(
            Optional.empty(),
            Channel.CHAT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("doNotAnalyse", String.valueOf(doNotAnalyse))));
  }

  private static TranscriptEvent[] all(List<Utterance> utterances) {
    return utterances.stream().map(Calls::spoken).toArray(TranscriptEvent[]::new);
  }

  private static Assessment after(TranscriptEvent... events) {
    return after(ASSESSOR.begin(Calls.ID), events);
  }

  private static Assessment after(Assessment before, TranscriptEvent... events) {
    var assessment = before;
    for (var event : events) {
      assessment = ASSESSOR.after(assessment, event);
    }
    return assessment;
  }

  private static List<String> ids(Assessment assessment) {
    return assessment.turns().stream().map(t -> t.turn().utterance().id().value()).toList();
  }

  private static List<Double> beliefs(Assessment assessment) {
    return assessment.turns().stream().map(t -> t.risk().probability()).toList();
  }

  private static double shownOf(Assessment assessment, String id) {
    return assessment.turns().get(ids(assessment).indexOf(id)).shown();
  }

  /** One line a turn: the belief to three places, the level and the words. */
  private static String shown(Assessment assessment) {
    var lines = new StringBuilder();
    for (var turn : assessment.turns()) {
      lines.append(
          "%.3f %s %s%n"
              .formatted(turn.shown(), turn.standing().level(), turn.turn().utterance().text()));
    }
    return lines.toString();
  }

  private static String remembered() throws IOException {
    try (var in = AssessorTest.class.getResourceAsStream("refund.beliefs.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package org.tocsin.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.evaluation.Yardstick;

class GateTest {
  private static final int MANY = 200;
  private static final Gate GATE = new Gate(Margins.USUAL, 7);

  /** A conversation without a model's say: whether it escalates, where it belongs, its luck. */
  private record Case(int number, boolean escalates, String vertical, double luck) {}

  @Test
  void passesTheModelThatServesItself() {
    var report = judged(GateTest::honest, GateTest::honest);

    assertThat(report.passed()).isTrue();
    assertThat(report.reasons()).isEmpty();
    assertThat(report.checks()).anySatisfy(c -> assertThat(c.segment()).isEqualTo("vertical a"));
    assertThat(report.checks())
        .allSatisfy(c -> assertThat(c.contest().gain().difference()).isZero());
  }

  @Test
  void passesABetterOneAndRefusesAWorse() {
    var better = judged(GateTest::noisy, GateTest::honest);
    var worse = judged(GateTest::honest, GateTest::noisy);

    assertThat(better.passed()).as("%s", better.reasons()).isTrue();
    assertThat(worse.passed()).isFalse();
    assertThat(worse.reasons().getFirst()).contains("matched AUROC", "is worse by", "margin");
    assertThat(worse.markdown()).contains("Refused: candidate", "| own conversations |");
  }

  @Test
  void refusesOneThatIsWorseInOnePartAlone() {
    var report =
        judged(GateTest::honest, c -> c.vertical().equals("a") ? 1 - honest(c) : honest(c));

    assertThat(report.passed()).isFalse();
    assertThat(report.reasons()).anySatisfy(r -> assertThat(r).contains("vertical a"));
    assertThat(report.reasons()).noneSatisfy(r -> assertThat(r).contains("vertical b"));
  }

  @Test
  void refusesOneWhoseBeliefsMeanNothing() {
    var report = judged(GateTest::honest, c -> Math.pow(honest(c), 6));

    assertThat(report.reasons()).anySatisfy(r -> assertThat(r).contains("calibration error"));
    assertThat(report.reasons()).noneSatisfy(r -> assertThat(r).contains("AUROC"));
  }

  @Test
  void judgesCalibrationAtHomeAloneWhereHomeCanBeJudged() {
    var honest = scored(cases(), GateTest::honest);
    var fitted = scored(cases(), c -> Math.pow(honest(c), 6));
    var elsewhere = new Gate.Scored("elsewhere", false, honest, fitted);

    var report =
        GATE.judge("v1", "v2", List.of(new Gate.Scored("own", true, honest, honest), elsewhere));
    assertThat(report.reasons()).isEmpty();
    assertThat(report.checks())
        .anySatisfy(c -> {
          assertThat(c.data()).isEqualTo("elsewhere");
          assertThat(c.yardstick()).isEqualTo(Yardstick.AUROC);
        });

    var few = new Gate.Scored("own", true, honest.subList(0, 12), fitted.subList(0, 12));
    assertThat(GATE.judge("v1", "v2", List.of(few, elsewhere)).reasons())
        .anySatisfy(r -> assertThat(r).startsWith("elsewhere").contains("calibration error"));
  }

  @Test
  void judgesNothingOnAHandful() {
    var few = scored(cases().subList(0, 12), GateTest::honest);

    var report = GATE.judge("v1", "v2", List.of(new Gate.Scored("a handful", true, few, few)));

    assertThat(report.passed()).isFalse();
    assertThat(report.reasons()).containsExactly("there were too few conversations to judge it on");
    assertThat(report.unjudged()).contains("a handful (12)");
  }

  @Test
  void measuresTheLeadAtEachModelsOwnThreshold() {
    var late = scored(cases(), GateTest::honest);
    var report =
        GATE.judge(
            "v1", "v2", List.of(new Gate.Scored("own conversations", true, late, halved(late))));

    var lead =
        report.checks().stream()
            .filter(c -> c.yardstick() == Yardstick.LEAD && c.segment().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(lead.contest().candidate()).isEqualTo(lead.contest().champion());
  }

  @Test
  void aMarginMayNotBeNegative() {
    assertThatThrownBy(() -> new Margins(-0.1, 0.1, 0.5, 0.1, 0.05, 10))
        .hasMessageContaining("must not be negative");
  }

  private static GateReport judged(
      ToDoubleFunction<Case> champion, ToDoubleFunction<Case> candidate) {
    return GATE.judge(
        "champion",
        "candidate",
        List.of(
            new Gate.Scored(
                "own conversations", true, scored(cases(), champion), scored(cases(), candidate))));
  }

  private static List<Case> cases() {
    var random = new Random(3);
    return IntStream.range(0, MANY)
        .mapToObj(i -> {
          double luck = random.nextDouble();
          return new Case(i, random.nextDouble() < luck, i % 2 == 0 ? "a" : "b", luck);
        })
        .toList();
  }

  /** The very probability by which it was drawn. */
  private static double honest(Case c) {
    return c.luck();
  }

  private static double noisy(Case c) {
    return Math.clamp(
        0.5 + (c.luck() - 0.5) * 0.3 + new Random(c.number()).nextGaussian() * 0.3, 0, 1);
  }

  private static List<ScoredConversation> scored(List<Case> cases, ToDoubleFunction<Case> belief) {
    return cases.stream().map(c -> scored(c, belief.applyAsDouble(c))).toList();
  }

  private static ScoredConversation scored(Case c, double belief) {
    int turns = 4 + c.number() % 5;
    return new ScoredConversation(
        "c" + c.number(),
        c.vertical(),
        Channel.CALL,
        c.escalates(),
        Optional.empty(),
        turns,
        IntStream.range(0, turns).mapToObj(i -> turn(i < 1 ? belief / 2 : belief)).toList());
  }

  private static List<ScoredConversation> halved(List<ScoredConversation> all) {
    return all.stream()
        .map(c ->
            new ScoredConversation(
                c.id(),
                c.vertical(),
                c.channel(),
                c.escalates(),
                c.kind(),
                c.seen(),
                c.turns().stream().map(t -> turn(t.risk() / 2)).toList()))
        .toList();
  }

  private static ScoredTurn turn(double belief) {
    return new ScoredTurn(belief, false, false, EscalationKind.HIERARCHICAL, OptionalLong.empty());
  }
}

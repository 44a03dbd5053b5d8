package org.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPolicyTest {
  private static final AlertPolicy POLICY =
      new AlertPolicy(0.5, 0.8, 0.6, Duration.ofMinutes(5), 8, 0);
  private static final AlertPolicy HOLDING =
      new AlertPolicy(0.5, 0.8, 0.6, Duration.ofMinutes(5), 8, 0.9);
  private static final OptionalLong UNTIMED = OptionalLong.empty();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CALM,  0.00, CALM
          CALM,  0.49, CALM
          CALM,  0.50, WATCH
          WATCH, 0.79, WATCH
          CALM,  0.80, HIGH
          WATCH, 1.00, HIGH
          HIGH,  0.80, HIGH
          HIGH,  0.60, HIGH
          HIGH,  0.59, WATCH
          HIGH,  0.49, CALM
          """)
  void choosesTheLevelByTheBeliefAndTheLevelBefore(Level before, double belief, Level after) {
    var standing =
        new Standing(before, false, false, Standing.NEW.rangTurn(), Standing.NEW.rangMs());

    assertThat(POLICY.after(standing, belief, 3, UNTIMED).level()).isEqualTo(after);
  }

  @Test
  void ringsOnceWhileTheBeliefHoversAroundTheThreshold() {
    assertThat(ringsAlong(0, 0.7, 0.81, 0.79, 0.82, 0.61, 0.9)).containsExactly(1);
  }

  @Test
  void ringsAtADemandWhateverIsBelieved() {
    var calm = POLICY.after(Standing.NEW, 0.1, 0, UNTIMED);

    var demanded = POLICY.afterDemand(calm, 1, UNTIMED);

    assertThat(demanded.rings()).isTrue();
    assertThat(demanded.level()).isEqualTo(Level.HIGH);
    assertThat(HOLDING.afterDemand(calm, 1, UNTIMED).rings()).isTrue();
    assertThat(POLICY.after(demanded, 0.1, 2, UNTIMED).level()).isEqualTo(Level.CALM);
  }

  @Test
  void doesNotRingAgainAtADemandOfWhatHasJustRung() {
    var rung = POLICY.after(Standing.NEW, 0.9, 0, UNTIMED);
    var fallen = POLICY.after(rung, 0.1, 1, UNTIMED);

    assertThat(POLICY.afterDemand(rung, 1, UNTIMED).rings()).isFalse();
    assertThat(POLICY.afterDemand(fallen, 2, UNTIMED).rings()).isFalse();
    assertThat(POLICY.afterDemand(fallen, 9, UNTIMED).rings()).isTrue();
  }

  @Test
  void countsTurnsUntilItMayRingAgainWhereTimesAreUnknown() {
    assertThat(ringsAlong(0, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)).containsExactly(0);
    assertThat(ringsAlong(0, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)).containsExactly(0, 8);
  }

  @Test
  void measuresTheQuietPeriodByTheConversationsOwnTime() {
    assertThat(ringsAlong(60, 0.9, 0.1, 0.1, 0.1, 0.9)).containsExactly(0);
    assertThat(ringsAlong(60, 0.9, 0.1, 0.1, 0.1, 0.1, 0.9)).containsExactly(0, 5);
    assertThat(ringsAlong(1, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9)).containsExactly(0);
  }

  @Test
  void ringsAfterTheQuietPeriodForWhatRoseWithinItAndStayedHigh() {
    assertThat(ringsAlong(60, 0.9, 0.1, 0.9, 0.9, 0.9, 0.9, 0.9)).containsExactly(0, 5);
  }

  @Test
  void remembersWhenItRang() {
    var rung = POLICY.after(Standing.NEW, 0.9, 4, OptionalLong.of(7000));

    var later = POLICY.after(rung, 0.1, 5, OptionalLong.of(9000));

    assertThat(later.rings()).isFalse();
    assertThat(later.rangTurn()).hasValue(4);
    assertThat(later.rangMs()).hasValue(7000);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0.8, 0.6", "0.5, 1.1, 0.6", "0.5, 0.8, 0.9", "NaN, 0.8, 0.6", "0.5, 0.8, NaN"})
  void refusesThresholdsThatMakeNoSense(double watchAt, double raiseAt, double clearAt) {
    assertThatThrownBy(() -> new AlertPolicy(watchAt, raiseAt, clearAt, Duration.ZERO, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesToBeSureOfWhatIsNoBelief(double sureAt) {
    assertThatThrownBy(() -> new AlertPolicy(0.5, 0.8, 0.6, Duration.ZERO, 0, sureAt))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sureAt must be in 0..1");
  }

  @Test
  void holdsBackOneTurnWhereTheBeliefIsHighButNotSure() {
    assertThat(ringsAlong(HOLDING, 0, 0.3, 0.85, 0.85, 0.85)).containsExactly(2);
    assertThat(ringsAlong(HOLDING, 0, 0.3, 0.85, 0.61)).containsExactly(2);
  }

  @Test
  void doesNotRingForAPeakThatIsGoneAtTheNextTurn() {
    assertThat(ringsAlong(HOLDING, 0, 0.3, 0.85, 0.5, 0.85, 0.5)).isEmpty();
  }

  @Test
  void ringsAtOnceWhereItIsSure() {
    assertThat(ringsAlong(HOLDING, 0, 0.3, 0.9)).containsExactly(1);
    assertThat(ringsAlong(HOLDING, 0, 0.3, 0.85, 0.95)).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -0.4, 0, 0.4, 3})
  void ringsWhereItDidWhenBeliefsAndPolicyMoveTogether(double logOdds) {
    double[] beliefs = {0.1, 0.7, 0.85, 0.55, 0.79, 0.81, 0.82, 0.3, 0.92, 0.1, 0.999, 0, 1};
    var moved = DoubleStream.of(beliefs).map(b -> moved(b, logOdds)).toArray();

    for (var policy : List.of(POLICY, HOLDING)) {
      assertThat(ringsAlong(policy.moved(logOdds), 60, moved))
          .isNotEmpty()
          .isEqualTo(ringsAlong(policy, 60, beliefs));
    }
  }

  @Test
  void movesItsOtherBeliefsWithTheOneItRaisesAt() {
    var lower = HOLDING.raising(0.5);

    assertThat(lower.raiseAt()).isCloseTo(0.5, within(1e-9));
    assertThat(lower.watchAt()).isCloseTo(0.2, within(1e-9));
    assertThat(lower.sureAt()).isCloseTo(9.0 / 13, within(1e-9));
    assertThat(POLICY.raising(0.5).sureAt()).isZero();
  }

  private static double moved(double belief, double logOdds) {
    double odds = belief / (1 - belief) * Math.exp(logOdds);
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }

  /** The turns that rang; the turns are so many seconds apart, 0 for unknown times. */
  private static List<Integer> ringsAlong(long secondsApart, double... beliefs) {
    return ringsAlong(POLICY, secondsApart, beliefs);
  }

  private static List<Integer> ringsAlong(
      AlertPolicy policy, long secondsApart, double... beliefs) {
    var rings = new ArrayList<Integer>();
    var standing = Standing.NEW;
    for (int turn = 0; turn < beliefs.length; turn++) {
      var at = secondsApart == 0 ? UNTIMED : OptionalLong.of(turn * secondsApart * 1000);
      standing = policy.after(standing, beliefs[turn], turn, at);
      if (standing.rings()) {
        rings.add(turn);
      }
    }
    return rings;
  }
}

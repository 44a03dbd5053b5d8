package org.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBudgetTest {
  private static final AlertPolicy POLICY = AlertPolicy.raisingAt(0.8);
  private static final AlertPolicy PATIENT =
      new AlertPolicy(0.5, 0.8, 0.7, Duration.ofMinutes(5), 8, 1);

  /** Conversations that came to 0.01, 0.02 … 1.00. */
  private static final List<Double> HUNDRED =
      IntStream.rangeClosed(1, 100).mapToObj(i -> i / 100.0).toList();

  @ParameterizedTest
  @CsvSource({"1, 100", "5, 100", "20, 100", "2.5, 50", "30, 60", "0.4, 8"})
  void ringsAsOftenAsTheFloorCanTake(double alertsPerHour, double conversationsPerHour) {
    var policy = new AlertBudget(alertsPerHour).fit(POLICY, HUNDRED, conversationsPerHour);

    double ringing = HUNDRED.stream().filter(reach -> reach >= policy.raiseAt()).count() / 100.0;
    assertThat(ringing * conversationsPerHour)
        .isLessThanOrEqualTo(alertsPerHour)
        .isCloseTo(alertsPerHour, within(0.02 * conversationsPerHour));
  }

  @Test
  void staysAmongTheThresholdsItTriesWhateverTheBudget() {
    assertThat(new AlertBudget(1000).fit(POLICY, HUNDRED, 10).raiseAt())
        .isCloseTo(0.047, within(0.001));
    assertThat(new AlertBudget(0.001).fit(POLICY, List.of(0.9977, 0.9977), 10).raiseAt())
        .isCloseTo(0.9975, within(0.001));
  }

  @Test
  void knowsTheHighestThresholdAtWhichAPolicyRings() {
    var jumpy = List.of(0.2, 0.9, 0.3, 0.6, 0.6);

    assertThat(AlertBudget.reach(POLICY, jumpy)).isCloseTo(0.9, within(0.01));
    assertThat(AlertBudget.reach(PATIENT, jumpy)).isCloseTo(0.6, within(0.15)).isLessThan(0.75);
    assertThat(AlertBudget.reach(POLICY, List.of(0.001))).isZero();
    assertThat(AlertBudget.reach(POLICY, List.of())).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesABudgetThatIsNone(double alertsPerHour) {
    assertThatThrownBy(() -> new AlertBudget(alertsPerHour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alertsPerHour must be positive");
  }
}

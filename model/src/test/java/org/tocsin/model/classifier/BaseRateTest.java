package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseRateTest {
  private static final double LEARNT = 0.4;

  @ParameterizedTest
  @CsvSource({"0.02, 1", "0.05, 2", "0.1, 3", "0.4, 4", "0.7, 5"})
  void findsTheShareOfThePlaceFromCalibratedBeliefs(double share, long seed) {
    assertThat(BaseRate.estimate(beliefs(share, 5_000, seed), LEARNT))
        .as("seed %d", seed)
        .isCloseTo(share, within(0.02));
  }

  @Test
  void staysWithinItsBounds() {
    assertThat(BaseRate.estimate(Collections.nCopies(300, 1e-9), LEARNT)).isEqualTo(BaseRate.LEAST);
    assertThat(BaseRate.estimate(Collections.nCopies(300, 0.999), LEARNT)).isEqualTo(BaseRate.MOST);
    assertThat(BaseRate.estimate(List.of(0.0, 0.0), LEARNT)).isEqualTo(BaseRate.LEAST);
    assertThat(BaseRate.estimate(List.of(1.0, 1.0), LEARNT)).isEqualTo(BaseRate.MOST);
  }

  @Test
  void saysTheSameOfTheSameBeliefs() {
    assertThat(BaseRate.estimate(beliefs(0.1, 400, 6), LEARNT))
        .isEqualTo(BaseRate.estimate(beliefs(0.1, 400, 6), LEARNT));
  }

  @Test
  void refusesToEstimateFromNothing() {
    assertThatThrownBy(() -> BaseRate.estimate(List.of(), LEARNT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Evidence is normal around 1 where it escalates and around −1 where it does not, so that its log
   * odds are twice its value more than the prior's.
   */
  private static List<Double> beliefs(double share, int count, long seed) {
    var random = new Random(seed);
    var beliefs = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      double evidence = random.nextGaussian() + (random.nextDouble() < share ? 1 : -1);
      beliefs.add(PriorShift.between(0.5, LEARNT).apply(1 / (1 + Math.exp(-2 * evidence))));
    }
    return beliefs;
  }
}

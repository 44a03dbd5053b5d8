package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "0.5, 0.3", "0.3, -1", "1.8, 0.5"})
  void findsTheScalingThatWasUsed(double slope, double intercept) {
    var random = new Random(7);
    var raw = random.doubles(20_000, 0.02, 0.98).toArray();
    var meant = new Calibration(slope, intercept);
    var truths =
        Arrays.stream(raw).mapToInt(p -> random.nextDouble() < meant.apply(p) ? 1 : 0).toArray();

    var found = Calibration.fit(raw, truths, equal(raw.length));

    assertThat(found.slope()).isCloseTo(slope, within(0.06));
    assertThat(found.intercept()).isCloseTo(intercept, within(0.06));
  }

  @Test
  void takesTheSharpnessFromANetworkThatIsFarTooSure() {
    var raw = IntStream.range(0, 100).mapToDouble(n -> n < 50 ? 0.0 : 1.0).toArray();
    var truths = IntStream.range(0, 100).map(n -> (n % 5 == 0) == (n < 50) ? 1 : 0).toArray();

    var found = Calibration.fit(raw, truths, equal(100));

    assertThat(found.apply(0.0)).isCloseTo(0.2, within(0.01));
    assertThat(found.apply(1.0)).isCloseTo(0.8, within(0.01));
  }

  @Test
  void countsEachBeliefByItsWeight() {
    var found = Calibration.fit(new double[] {0.5, 0.5}, new int[] {1, 0}, new double[] {300, 100});

    assertThat(found.apply(0.5)).isCloseTo(0.75, within(0.001));
  }

  @Test
  void keepsTheOrderAndTheEndsOfProbabilities() {
    var calibration = new Calibration(0.5, 0.2);

    assertThat(calibration.apply(0.2)).isLessThan(calibration.apply(0.3));
    assertThat(calibration.apply(0)).isBetween(0.0, 0.01);
    assertThat(calibration.apply(1)).isBetween(0.99, 1.0);
    assertThat(Calibration.NONE.apply(0.37)).isCloseTo(0.37, within(1e-12));
  }

  private static double[] equal(int count) {
    var weights = new double[count];
    Arrays.fill(weights, 1);
    return weights;
  }
}

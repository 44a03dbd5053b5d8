package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizerTest {

  @Test
  void bringsKnownNumbersToMeanZeroAndDeviationOne() {
    var standardizer = Standardizer.of(List.of(row(1), row(Float.NaN), row(3)));

    assertThat(standardizer.apply(0, 1)).isEqualTo(-1);
    assertThat(standardizer.apply(0, 3)).isEqualTo(1);
    assertThat(standardizer.apply(0, 2.5f)).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void letsWhatIsMissingSayNothing() {
    assertThat(Standardizer.of(List.of(row(5), row(9))).apply(0, Float.NaN)).isZero();
    assertThat(Standardizer.of(List.of(row(Float.NaN))).apply(0, Float.NaN)).isZero();
  }

  @Test
  void cutsOddValuesAtFourDeviations() {
    var standardizer = Standardizer.of(List.of(row(-1), row(1)));

    assertThat(standardizer.apply(0, 1000)).isEqualTo(4);
    assertThat(standardizer.apply(0, -1000)).isEqualTo(-4);
  }

  @Test
  void doesNotDivideByZeroWhereAllAreAlike() {
    assertThat(Standardizer.of(List.of(row(7), row(7))).apply(0, 8)).isEqualTo(1);
  }

  private static float[] row(float value) {
    return new float[] {value};
  }
}

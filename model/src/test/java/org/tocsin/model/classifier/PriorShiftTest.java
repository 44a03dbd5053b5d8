package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorShiftTest {
  private static final PriorShift RARER = PriorShift.between(0.4, 0.04);

  @Test
  void makesTheLearntShareThatOfThePlace() {
    assertThat(RARER.apply(0.4)).isCloseTo(0.04, within(1e-12));
    assertThat(PriorShift.between(0.04, 0.4).apply(0.04)).isCloseTo(0.4, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "0.5, 0.0588", "0.9, 0.36", "0.99, 0.8609"})
  void correctsBeliefsByTheOddsAndLeavesCertaintyAlone(double belief, double corrected) {
    assertThat(RARER.apply(belief)).isCloseTo(corrected, within(1e-4));
    assertThat(RARER.undo(RARER.apply(belief))).isCloseTo(belief, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.123456789", "0.9", "1e-9"})
  void leavesABeliefAsItIsToTheLastDigitWhereNothingIsShifted(double belief) {
    assertThat(PriorShift.NONE.apply(belief)).isEqualTo(belief);
    assertThat(PriorShift.between(0.3, 0.3)).isEqualTo(PriorShift.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.5, 1", "0.5, NaN", "-0.1, 0.5"})
  void refusesWhatIsNoBaseRate(double learnt, double here) {
    assertThatThrownBy(() -> PriorShift.between(learnt, here))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a base rate must be between 0 and 1");
  }
}

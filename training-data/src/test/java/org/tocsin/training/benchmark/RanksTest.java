package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void looksAtTheOrderAlone() {
    assertThat(Ranks.correlation(List.of(1.0, 2.0, 300.0), List.of(-1.0, 0.0, 0.5)))
        .isCloseTo(1, within(1e-12));
    assertThat(Ranks.correlation(List.of(3.0, 2.0, 1.0), List.of(1.0, 2.0, 3.0)))
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void givesEqualsTheirMeanRank() {
    var withTies = Ranks.correlation(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0));

    assertThat(withTies).isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }

  @Test
  void isUndefinedWhereNothingVaries() {
    assertThat(Ranks.correlation(List.of(1.0, 1.0), List.of(1.0, 2.0))).isNaN();
  }
}

package org.tocsin.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {

  @Test
  void countsWhatStandsTogetherForTheFirstTime() {
    var turns = List.of(List.of("a", "b", "a", "b"), List.of("a", "b"));

    assertThat(Diversity.distinct(turns, 2)).isEqualTo(2.0 / 4);
    assertThat(Diversity.distinct(turns, 3)).isEqualTo(1);
    assertThat(Diversity.distinct(turns, 5)).isNaN();
  }
}

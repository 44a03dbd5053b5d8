package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthTest {

  @ParameterizedTest
  @CsvSource({
    "0.12, 0.80, 0.60,  2, true", // a clear lead
    "0.01, 0.80, 0.60,  2, false", // two articles fit about as well
    "0.12, 0.60, 0.70,  2, false", // small talk
    "0.08, 0.70, 0.60,  1, true",
    "0.08, 0.70, 0.60, 30, false" // late in a conversation fewer needs come up
  })
  void speaksWhenOneArticleStandsOut(
      double lead, double alone, double smallTalk, int turn, boolean speaks) {
    assertThat(new Worth(lead, alone, smallTalk, turn).speaks()).isEqualTo(speaks);
  }
}

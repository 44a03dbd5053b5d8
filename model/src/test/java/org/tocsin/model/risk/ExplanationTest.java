package org.tocsin.model.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.features.Factor;

class ExplanationTest {
  private static final Movement WORDING = movement(1, Factor.WORDING, 0.3, "the wording");
  private static final Movement MORE_WORDING = movement(2, Factor.WORDING, 0.2, "the wording");
  private static final Movement REFUSAL = movement(3, Factor.REFUSAL, 0.1, "agent says no");
  private static final Movement ANGER = movement(4, Factor.ANGER, 0.15, "is angry");
  private static final Movement COST = movement(5, Factor.COST, 0.02, "says what this costs them");

  @Test
  void givesTheTwoThatCanBePointedAtAsReason() {
    assertThat(reason(WORDING, REFUSAL, ANGER, COST))
        .isEqualTo("is angry (turn 5, +0.15); agent says no (turn 4, +0.10)");
  }

  @Test
  void speaksOfTheWordingOnceWhereThereIsNothingElse() {
    assertThat(reason(WORDING, MORE_WORDING)).isEqualTo("the wording (turn 2, +0.30)");
    assertThat(reason(movement(1, Factor.REST, 0.3, "what came before"))).isEmpty();
  }

  private static String reason(Movement... movements) {
    return new Explanation(0.4, List.of(movements)).reason();
  }

  private static Movement movement(int turn, Factor factor, double delta, String text) {
    return new Movement(turn, factor, delta, text, List.of());
  }
}

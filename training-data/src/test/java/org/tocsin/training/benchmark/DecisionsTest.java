package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

class DecisionsTest {

  @Test
  void countsBothAnswersAlike() {
    var decisions = new Decisions(3, 1, 2, 4);

    assertThat(decisions.accuracy()).isEqualTo(0.7);
    assertThat(decisions.macroF1()).isCloseTo((6.0 / 9 + 8.0 / 11) / 2, within(1e-12));
    assertThat(new Decisions(0, 0, 2, 2).macroF1()).isCloseTo((0 + 4.0 / 6) / 2, within(1e-12));
  }

  @Test
  void takesTheThresholdFromTheOtherFolds() {
    var said =
        new Predictions(
            "model",
            0.5,
            0.5,
            List.of(told(0.2, false), told(0.3, true), told(0.7, false), told(0.9, true)));

    var decisions = Decisions.acrossFolds(said, List.of(0, 0, 1, 1), Decisions::accuracy);

    assertThat(decisions).isEqualTo(new Decisions(1, 1, 1, 1));
  }

  private static ScoredConversation told(double belief, boolean escalates) {
    var turn = new ScoredTurn(belief, false, false, EscalationKind.COMPLAINT, OptionalLong.empty());
    return new ScoredConversation(
        "c", "", Channel.CALL, escalates, Optional.empty(), 1, List.of(turn));
  }
}

package org.tocsin.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.evaluation.Told.calm;
import static org.tocsin.model.evaluation.Told.escalating;
import static org.tocsin.model.evaluation.Told.rung;
import static org.tocsin.model.evaluation.Told.turn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void comparesAtALandmarkOnlyWhatIsStillRunning() {
    var evaluation =
        Evaluation.of(
            List.of(
                escalating(5, .1, .1, .1, .9, .1, .1),
                escalating(4, .1, .1, .1, .0, .0),
                calm(.1, .1, .1, .5, .9),
                calm(.9, .9, .9, .9)));

    assertThat(evaluation.landmark()).containsEntry(4, 1.0).containsEntry(8, Double.NaN);
  }

  @Test
  void looksAtTheBeliefAtAShareOfTheSeenTurns() {
    var evaluation =
        Evaluation.of(List.of(escalating(4, .1, .9, .2, .9, 1), calm(.5, .5, .5, .5, .5)));

    assertThat(evaluation.plain()).isEqualTo(Map.of(25, 0.0, 50, 1.0, 75, 0.0, 100, 1.0));
  }

  @Test
  void cutsCalmConversationsToTheLengthsOfEscalatingOnes() {
    var evaluation =
        Evaluation.of(
            List.of(escalating(2, .2, .3, 1), calm(.1, .1, .1, .9), calm(.1, .2, .0, .9)));

    assertThat(evaluation.matched()).containsEntry(100, 1.0);
    assertThat(evaluation.plain()).containsEntry(100, 0.0);
  }

  @Test
  void countsAlertsBeforeTheEscalationAlone() {
    var evaluation =
        Evaluation.of(
            List.of(
                rung(escalating(6, .1, .1, .1, .1, .1, .1, .1), 1),
                rung(escalating(4, .1, .1, .1, .1, .1), 2),
                rung(escalating(2, .1, .1, .1), 2),
                rung(calm(.1, .1), 0),
                calm(.1, .1)));

    assertThat(evaluation.recall()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(evaluation.earlyCatch()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(evaluation.medianLead()).isEqualTo((5 + 2) / 2.0);
    assertThat(evaluation.falseAlarms()).isEqualTo(0.5);
  }

  @Test
  void measuresCalibrationAtHalfOfTheTurns() {
    var evaluation = Evaluation.of(List.of(escalating(2, .7, .1, .1), calm(.2, .9)));

    assertThat(evaluation.brier()).isCloseTo((0.09 + 0.04) / 2, within(1e-12));
    assertThat(evaluation.calibrationError()).isCloseTo((0.3 + 0.2) / 2, within(1e-12));
  }

  @Test
  void leavesOutConversationsOfWhichNothingMayBeSeen() {
    var evaluation = Evaluation.of(List.of(escalating(0, .9, .9), calm(.1)));

    assertThat(evaluation.conversations()).isEqualTo(1);
    assertThat(evaluation.escalating()).isZero();
  }

  @Test
  void saysOfNothingThatItIsUndefined() {
    var evaluation = Evaluation.of(List.of());

    assertThat(evaluation.landmark().values()).containsOnly(Double.NaN);
    assertThat(evaluation.matched().values()).containsOnly(Double.NaN);
    assertThat(
            List.of(
                evaluation.recall(),
                evaluation.falseAlarms(),
                evaluation.earlyCatch(),
                evaluation.medianLead(),
                evaluation.calibrationError(),
                evaluation.brier(),
                evaluation.kindAccuracy()))
        .containsOnly(Double.NaN);
  }

  @Test
  void refusesABeliefThatIsNone() {
    assertThatThrownBy(() -> turn(Double.NaN)).hasMessageContaining("0..1");
    assertThatThrownBy(() -> turn(1.01)).hasMessageContaining("0..1: was 1.01");
  }
}

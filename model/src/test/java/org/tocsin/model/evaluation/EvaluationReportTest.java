package org.tocsin.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.model.conversation.Channel.CALL;
import static org.tocsin.model.conversation.Channel.CHAT;
import static org.tocsin.model.evaluation.Told.calm;
import static org.tocsin.model.evaluation.Told.escalating;
import static org.tocsin.model.evaluation.Told.found;
import static org.tocsin.model.evaluation.Told.rung;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private static final Predictions MODEL =
      new Predictions(
          "model",
          0.8,
          0.4,
          List.of(
              Told.of("banking", CALL, rung(escalating(4, .1, .9, .9, .9, 1), 1)),
              Told.of("banking", CHAT, escalating(2, .2, .3, 1)),
              Told.of("", CHAT, calm(.1, .2)),
              Told.of("banking", CALL, calm(.2, .1)),
              Told.of("banking", CALL, escalating(0, .9))));
  private static final Predictions OTHER =
      new Predictions("majority", 0.99, 0.4, MODEL.conversations());
  private static final EvaluationReport REPORT = EvaluationReport.of(MODEL, List.of(OTHER), 7);

  @Test
  void leavesOutAndCountsConversationsOfWhichNothingMayBeSeen() {
    assertThat(REPORT.conversations()).isEqualTo(4);
    assertThat(REPORT.escalating()).isEqualTo(2);
    assertThat(REPORT.excluded()).isEqualTo(1);
  }

  @Test
  void hasEveryFigureOfTheModelAndOfTheBaselines() {
    assertThat(REPORT.predictors()).containsOnlyKeys("model", "majority");
    assertThat(REPORT.predictors().keySet()).first().isEqualTo("model");
    assertThat(REPORT.curves()).containsOnlyKeys("model", "majority");
    assertThat(REPORT.differences()).containsOnlyKeys("majority");
    assertThat(found(REPORT.predictors(), "model").matched())
        .isEqualTo(Evaluation.of(MODEL.conversations()).matched());
  }

  @Test
  void hasThemForEveryVerticalChannelAndKind() {
    assertThat(REPORT.parts()).containsOnlyKeys("vertical", "channel", "kind");
    assertThat(REPORT.parts().get("vertical")).containsOnlyKeys("banking", "unknown");
    assertThat(REPORT.parts().get("channel")).containsOnlyKeys("CALL", "CHAT");
    assertThat(part("channel", "CALL", "model").alerts().recall()).isEqualTo(1);
    assertThat(part("channel", "CHAT", "majority").alerts().recall()).isZero();
  }

  @Test
  void comparesEachKindWithAllCalmConversations() {
    var complaints = part("kind", "COMPLAINT", "model");

    assertThat(REPORT.parts().get("kind")).containsOnlyKeys("COMPLAINT");
    assertThat(complaints.conversations()).isEqualTo(4);
    assertThat(complaints.escalating()).isEqualTo(2);
  }

  @Test
  void showsCoursesFromTheMissedToTheEarliestAndFromTheCalmestToTheWorst() {
    var courses = REPORT.courses();

    assertThat(courses)
        .extracting(SampleCourse::escalates)
        .containsExactly(true, true, false, false);
    assertThat(courses.get(0).alerts()).isEmpty();
    assertThat(courses.get(1).alerts()).containsExactly(1);
    assertThat(courses.get(1).beliefs()).containsExactly(.1, .9, .9, .9, 1.0);
  }

  @Test
  void isUndefinedWhereThereIsNothing() {
    var nothing = new Predictions("model", 0.8, 0.4, List.of());

    var report = EvaluationReport.of(nothing, List.of(), 7);

    assertThat(report.conversations()).isZero();
    assertThat(report.courses()).isEmpty();
    assertThat(found(report.predictors(), "model").forecast().accuracy()).isNaN();
  }

  @Test
  void refusesABaseRateThatCannotBeCorrected() {
    assertThatThrownBy(() -> new Predictions("model", 0.8, 0, List.of()))
        .hasMessage("baseRate must be between 0 and 1: was 0.0");
  }

  private static Figures part(String dimension, String name, String predictor) {
    return found(found(found(REPORT.parts(), dimension), name), predictor);
  }
}

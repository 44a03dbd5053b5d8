package org.tocsin.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.model.conversation.EscalationKind.ABANDON;
import static org.tocsin.model.conversation.EscalationKind.COMPLAINT;
import static org.tocsin.model.conversation.EscalationKind.FUNCTIONAL;
import static org.tocsin.model.evaluation.Told.calm;
import static org.tocsin.model.evaluation.Told.escalating;
import static org.tocsin.model.evaluation.Told.every;
import static org.tocsin.model.evaluation.Told.found;
import static org.tocsin.model.evaluation.Told.named;
import static org.tocsin.model.evaluation.Told.rung;
import static org.tocsin.model.evaluation.Told.staying;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tocsin.model.evaluation.Burden.Floor;

class FiguresTest {
  private static final Offset<Double> CLOSELY = within(1e-12);

  @Test
  void knowsWhichCalibrationErrorChanceAloneMakes() {
    var sure = List.of(calm(0, 0), escalating(2, 1, 1));
    var unsure = Stream.generate(() -> calm(.5, .5)).limit(15).toList();

    assertThat(CalibrationFigures.errorByChance(sure, 50, 7)).isZero();
    assertThat(CalibrationFigures.errorByChance(unsure, 50, 7)).isCloseTo(.5, CLOSELY);
    assertThat(CalibrationFigures.errorByChance(List.of(), 50, 7)).isNaN();
  }

  @Test
  void keepsRecognisingTheEscalationApartFromForeseeingIt() {
    var alerts =
        AlertFigures.of(
            List.of(
                rung(escalating(2, .1, .1, .1, .1), 1),
                rung(escalating(2, .1, .1, .1, .1), 2),
                rung(escalating(2, .1, .1, .1, .1), 3),
                escalating(2, .1, .1, .1, .1)));

    assertThat(alerts.recall()).isEqualTo(0.25);
    assertThat(alerts.detectionRecall()).isEqualTo(0.5);
  }

  @Test
  void measuresTheLeadInTurnsAndInSecondsWhereTimesAreKnown() {
    var alerts =
        AlertFigures.of(
            List.of(
                rung(escalating(4, .1, .1, .1, .1, .1), 3),
                every(10, rung(escalating(4, .1, .1, .1, .1, .1), 2)),
                every(20, rung(escalating(4, .1, .1, .1, .1, .1), 1)),
                every(30, rung(escalating(2, .1, .1), 0))));

    assertThat(alerts.leadTurns()).isEqualTo(new Quartiles(4, 1.75, 2, 2.25));
    assertThat(alerts.leadSeconds()).isEqualTo(new Quartiles(2, 30, 40, 50));
  }

  @Test
  void forecastsAsConvoKitDoes() {
    var forecast =
        Forecast.of(
            List.of(
                staying(rung(escalating(5, .1, .1, .1, .1, .1, .1), 1)),
                rung(escalating(3, .1, .1, .1, .1), 0),
                escalating(2, .1, .1, .1),
                rung(calm(.1, .1), 0),
                rung(calm(.1, .1, .1), 1),
                staying(rung(calm(.1, .1), 0)),
                calm(.1, .1),
                calm(.1, .1)));

    assertThat(forecast.accuracy()).isEqualTo(4 / 8.0);
    assertThat(forecast.precision()).isEqualTo(2 / 5.0);
    assertThat(forecast.recall()).isEqualTo(2 / 3.0);
    assertThat(forecast.f1()).isEqualTo(4 / 8.0);
    assertThat(forecast.falsePositiveRate()).isEqualTo(3 / 5.0);
    assertThat(forecast.meanHorizon()).isEqualTo((3 + 2) / 2.0);
    assertThat(forecast.recovery()).isEqualTo((2 - 1) / 8.0);
  }

  @Test
  void countsWhatASupervisorHearsOnAFloorWhereEscalationsAreRare() {
    var burden =
        Burden.of(
            new Predictions(
                "model",
                0.8,
                0.5,
                List.of(
                    rung(escalating(3, .1, .1, .1, .1), 1, 3),
                    escalating(3, .1, .1, .1, .1),
                    rung(calm(.1, .1, .1, .1), 0, 3),
                    calm(.1),
                    calm(.1),
                    calm(.1))));

    double rare = 0.1 * 0.5 + 0.9 * 0.5;
    assertThat(burden.falseAlertsPerHundredCalm()).isEqualTo(50);
    assertThat(burden.floors()).extracting(Floor::prevalence).containsExactly(0.02, 0.05, 0.1);
    var floor = burden.floors().getLast();
    assertThat(floor.alertsPerSupervisorHour()).isEqualTo(rare * 120, CLOSELY);
    assertThat(floor.precision()).isEqualTo(0.05 / rare, CLOSELY);
    assertThat(floor.raiseAt()).isEqualTo(4 / 13.0, CLOSELY);
  }

  @Test
  void knowsNoPrecisionWhereNothingRings() {
    var burden = Burden.of(new Predictions("m", 1, 0.5, List.of(calm(.1), escalating(1, .1))));

    assertThat(burden.falseAlertsPerHundredCalm()).isZero();
    assertThat(burden.floors()).extracting(Floor::precision).containsOnly(Double.NaN);
    assertThat(burden.floors()).extracting(Floor::raiseAt).containsOnly(1.0);
  }

  @Test
  void measuresCalibrationAtHalfOfTheTurnsAndAtTheirEnd() {
    var conversations = List.of(escalating(2, .7, .9, .1), calm(.2, .4));

    assertThat(CalibrationFigures.of(conversations, 50).error()).isEqualTo(0.25, CLOSELY);
    assertThat(CalibrationFigures.of(conversations, 100).error()).isEqualTo(0.25, CLOSELY);
    assertThat(CalibrationFigures.of(conversations, 50).brier())
        .isEqualTo((0.09 + 0.04) / 2, CLOSELY);
    assertThat(CalibrationFigures.of(conversations, 100).brier())
        .isEqualTo((0.01 + 0.16) / 2, CLOSELY);
  }

  @Test
  void countsWhichKindWasTakenForWhich() {
    var kinds =
        KindFigures.of(
            List.of(
                named(COMPLAINT, COMPLAINT),
                named(COMPLAINT, ABANDON),
                named(FUNCTIONAL, FUNCTIONAL),
                calm(.1)));

    assertThat(kinds.conversations()).isEqualTo(3);
    assertThat(kinds.accuracy()).isEqualTo(2 / 3.0);
    assertThat(kinds.macroF1()).isEqualTo((2 / 3.0 + 1 + 0) / 3, CLOSELY);
    assertThat(kinds.confusion().get(COMPLAINT))
        .containsAllEntriesOf(Map.of(COMPLAINT, 1, ABANDON, 1));
  }

  @Test
  void drawsTheCurveOfWhichTheMatchedAurocIsTheArea() {
    var conversations =
        List.of(
            escalating(3, .2, .6, .7, 1),
            escalating(1, .3, 1),
            calm(.1, .5, .4, .9),
            calm(.3, .2, .2, .1));

    var curves = Curves.of(conversations);

    Evaluation.matched(conversations)
        .forEach((percent, auroc) ->
            assertThat(area(found(curves.roc(), percent))).isEqualTo(auroc, CLOSELY));
    assertThat(curves.roc().get(50)).startsWith(new RocPoint(0, 0)).endsWith(new RocPoint(1, 1));
  }

  @Test
  void showsBeliefBesideWhatCame() {
    var curves = Curves.of(List.of(escalating(1, .8, 1), calm(.4)));

    assertThat(curves.reliability().get(50)).containsExactly(new Bin(.4, 0, 1), new Bin(.8, 1, 1));
  }

  @Test
  void saysThatADifferenceIsMoreThanChanceOrNot() {
    var good = predictions("good", .8, .2);
    var bad = predictions("bad", .4, .6);

    var difference = Difference.ofMatched(good, bad, 7);
    var none = Difference.ofMatched(good, predictions("as good", .9, .1), 7);

    assertThat(difference).containsEntry(50, new Difference(1, 1, 1));
    assertThat(none).containsEntry(100, new Difference(0, 0, 0));
    assertThat(Difference.ofMatched(good, bad, 7)).isEqualTo(difference);
  }

  @Test
  void widensTheIntervalWhereConversationsDisagree() {
    var one = mixed("one", .9, .1, .9, .1, .2, .3);
    var other = mixed("other", .6, .7, .6, .7, .2, .3);

    var difference = found(Difference.ofMatched(one, other, 7), 100);

    assertThat(difference.difference()).isEqualTo(6.5 / 9 - 6.5 / 9, CLOSELY);
    assertThat(difference.low()).isBetween(-1.0, -0.1);
    assertThat(difference.high()).isBetween(0.1, 1.0);
  }

  @Test
  void comparesOnlyPredictionsOfTheSameConversations() {
    var two = predictions("two", .8, .2);
    var one = new Predictions("one", .5, .5, two.conversations().subList(0, 1));

    assertThatThrownBy(() -> Difference.ofMatched(two, one, 7))
        .hasMessage("two and one must speak of the same conversations");
  }

  private static Predictions predictions(String name, double escalating, double calm) {
    return new Predictions(
        name,
        0.5,
        0.5,
        List.of(
            escalating(1, escalating, 1),
            escalating(1, escalating, 1),
            escalating(1, escalating, 1),
            calm(calm),
            calm(calm),
            calm(calm)));
  }

  private static Predictions mixed(String name, double... risks) {
    return new Predictions(
        name,
        0.5,
        0.5,
        List.of(
            escalating(1, risks[0], 1),
            escalating(1, risks[1], 1),
            escalating(1, risks[2], 1),
            calm(risks[3]),
            calm(risks[4]),
            calm(risks[5])));
  }

  private static double area(List<RocPoint> curve) {
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      var a = curve.get(i - 1);
      var b = curve.get(i);
      area +=
          (b.falsePositiveRate() - a.falsePositiveRate())
              * (a.truePositiveRate() + b.truePositiveRate())
              / 2;
    }
    return area;
  }
}

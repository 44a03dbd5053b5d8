package org.tocsin.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource({"RECALL, 0.5, 0.4", "FALSE_ALARMS, 0.4, 0.5", "BRIER, 0.1, 0.2"})
  void knowsWhichWayIsBetter(Figure figure, double good, double bad) {
    assertThat(figure.better(all(good), all(bad))).isTrue();
    assertThat(figure.better(all(bad), all(good))).isFalse();
    assertThat(figure.better(all(good), all(good))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void isNeitherBetterNorWorseWhereItIsUndefined(Figure figure) {
    var undefined = Evaluation.of(List.of());

    assertThat(figure.shown(undefined)).isEqualTo("–");
    assertThat(figure.better(undefined, all(0.5))).isFalse();
    assertThat(figure.better(all(0.5), undefined)).isFalse();
  }

  @Test
  void showsSharesWithThreeDigitsAndTurnsWithOne() {
    assertThat(Figure.MATCHED_50.shown(all(0.92637))).isEqualTo("0.926");
    assertThat(Figure.MEDIAN_LEAD.shown(all(7.5))).isEqualTo("7.5");
  }

  private static Evaluation all(double v) {
    var shares = Map.of(25, v, 50, v, 75, v, 100, v);
    return new Evaluation(2, 1, Map.of(4, v, 8, v, 12, v), shares, shares, v, v, v, v, v, v, v);
  }
}

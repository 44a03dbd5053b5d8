package org.tocsin.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.evaluation.Metrics.Scored;

class MetricsTest {
  private static final Offset<Double> CLOSELY = within(1e-12);

  @ParameterizedTest
  @CsvSource({
    "0.9+ 0.8+ 0.2- 0.1-, 1",
    "0.9- 0.8- 0.2+ 0.1+, 0",
    "0.9+ 0.5- 0.4+ 0.1-, 0.75",
    "0.5+ 0.5-, 0.5",
    "0.9+ 0.5+ 0.5- 0.5- 0.1-, 0.8333333333333334",
    "0.9+ 0.8+, NaN",
    "0.1-, NaN"
  })
  void ranksPositivesAboveNegativesWithTiesCountingHalf(String scores, double auroc) {
    assertThat(Metrics.auroc(scored(scores))).isEqualTo(auroc, CLOSELY);
  }

  @Test
  void comparesBeliefAndRateInBinsOfEqualMass() {
    var scores = scored("0.1- 0.3+ 0.6+ 0.8+");

    assertThat(Metrics.calibrationError(scores, 2)).isCloseTo((0.3 + 0.3) / 2, CLOSELY);
    assertThat(Metrics.calibrationError(scores, 1)).isCloseTo(0.3, CLOSELY);
  }

  @Test
  void countsEveryScoreOnceWhenThereAreMoreBinsThanScores() {
    assertThat(Metrics.calibrationError(scored("0.1- 0.7+"), 15))
        .isCloseTo((0.1 + 0.3) / 2, CLOSELY);
  }

  @Test
  void squaresTheDistanceToTheTruth() {
    assertThat(Metrics.brier(scored("0.5- 0.8+ 1.0+"))).isCloseTo(0.29 / 3, CLOSELY);
  }

  @Test
  void interpolatesQuantiles() {
    assertThat(Metrics.quantile(List.of(9, 1, 4), 0.5)).isEqualTo(4);
    assertThat(Metrics.quantile(List.of(1, 2, 4, 9), 0.5)).isEqualTo(3);
    assertThat(Metrics.quantile(List.of(1, 2, 4, 9), 0.25)).isEqualTo(1.75);
  }

  @Test
  void isUndefinedOverNothing() {
    assertThat(Metrics.auroc(List.of())).isNaN();
    assertThat(Metrics.calibrationError(List.of(), 15)).isNaN();
    assertThat(Metrics.brier(List.of())).isNaN();
    assertThat(Metrics.quantile(List.of(), 0.5)).isNaN();
  }

  /** "0.9+" is a score of 0.9 of one that escalated. */
  private static List<Scored> scored(String scores) {
    return Stream.of(scores.split(" "))
        .map(s -> new Scored(Double.parseDouble(s.substring(0, s.length() - 1)), s.endsWith("+")))
        .toList();
  }
}

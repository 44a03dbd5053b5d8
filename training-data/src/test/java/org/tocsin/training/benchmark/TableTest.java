package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.training.benchmark.Table.Line;

class TableTest {
  private static final Table TWO =
      new Table(
          "two", List.of("AUROC", "lead"), List.of(Line.of("a", 0.5, 4.0), Line.of("b", 0.7, 6.0)));

  @Test
  void isATableOfMarkdown() {
    assertThat(TWO.markdown())
        .isEqualTo(
            """
            **two**

            | | AUROC | lead |
            |---|---:|---:|
            | a | 0.500 | 4 |
            | b | 0.700 | 6 |\
            """);
  }

  @Test
  void addsTheMeanAndTheSpreadOfASample() {
    var more = TWO.withMeanAndSpread();

    assertThat(more.at("mean", "lead")).isEqualTo(5);
    assertThat(more.at("standard deviation", "lead")).isEqualTo(Math.sqrt(2));
    assertThat(more.lines()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"0.8256, 0.826", "1, 1.000", "0, 0", "12.34, 12.3", "-0.01, -0.010", "NaN, –"})
  void showsNoMorePlacesThanMeanAnything(double value, String shown) {
    assertThat(Table.shown(value)).isEqualTo(shown);
  }

  @Test
  void refusesALineThatDoesNotFit() {
    var line = Line.of("short", 1.0);

    assertThatThrownBy(() -> new Table("t", List.of("a", "b"), List.of(line)))
        .hasMessageContaining("short: 1 figures under 2 columns");
  }
}

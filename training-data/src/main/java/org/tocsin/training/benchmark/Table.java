package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures side by side.
 *
 * @param title what the lines are, and in what they differ
 * @param columns what each figure of a line is
 */
public record Table(String title, List<String> columns, List<Line> lines) {

  /** The figures of one thing; NaN where one is undefined. */
  public record Line(String name, List<Double> values) {
    public Line {
      values = List.copyOf(values);
    }

    static Line of(String name, Double... values) {
      return new Line(name, Arrays.asList(values));
    }
  }

  public Table {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    for (var line : lines) {
      if (line.values().size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: %d figures under %d columns"
                .formatted(line.name(), line.values().size(), columns.size()));
      }
    }
  }

  /** The same with the mean of the lines and their standard deviation below them. */
  Table withMeanAndSpread() {
    var more = new ArrayList<>(lines);
    more.add(new Line("mean", eachColumn(Table::mean)));
    more.add(new Line("standard deviation", eachColumn(Table::spread)));
    return new Table(title, columns, more);
  }

  /** A figure of a line. */
  double at(String line, String column) {
    return lines.stream()
        .filter(l -> l.name().equals(line))
        .map(l -> l.values().get(columns.indexOf(column)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(title + " has no line " + line));
  }

  String markdown() {
    return Stream.concat(
            Stream.of(
                "**" + title + "**",
                "",
                "| | " + String.join(" | ", columns) + " |",
                "|---|" + "---:|".repeat(columns.size())),
            lines.stream()
                .map(l ->
                    "| %s | %s |"
                        .formatted(
                            l.name(),
                            l.values().stream()
                                .map(Table::shown)
                                .collect(Collectors.joining(" | ")))))
        .collect(Collectors.joining("\n"));
  }

  /** Shares to three places, greater numbers to one, whole ones to none. */
  static String shown(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == Math.rint(value) && Math.abs(value) != 1) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 2 ? "%.3f" : "%.1f", value);
  }

  private interface Summary {
    double of(double[] values);
  }

  private List<Double> eachColumn(Summary summary) {
    var figures = new ArrayList<Double>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      figures.add(summary.of(lines.stream().mapToDouble(l -> l.values().get(column)).toArray()));
    }
    return figures;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Of a sample: divided by one less than its size. */
  private static double spread(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }
}

package org.tocsin.training.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Figures;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.training.benchmark.Table.Line;

/** The figures of the evaluation protocol as tables, a line a predictor. */
record Protocol(EvaluationReport report) {
  static final List<Integer> SHARES = List.of(25, 50, 75, 100);
  static final List<Integer> LANDMARKS = List.of(4, 8, 12);

  /** Of a model's predictions and others' on the same conversations. */
  static Protocol of(List<Predictions> all) {
    return new Protocol(
        EvaluationReport.of(all.getFirst(), all.subList(1, all.size()), Bench.SEED));
  }

  Figures model() {
    return requireNonNull(report.predictors().get("model"));
  }

  double matched(int percent) {
    return model().matched().getOrDefault(percent, Double.NaN);
  }

  double landmark(int turns) {
    return model().landmark().getOrDefault(turns, Double.NaN);
  }

  double error(int percent) {
    return requireNonNull(model().calibration().get(percent)).error();
  }

  /** How the predictors order the conversations. */
  Table ranking() {
    return table(
        "AUROC: matched at shares of the turns, landmark after turns",
        Stream.concat(names("at %d %%", SHARES), names("after %d", LANDMARKS)).toList(),
        f -> Stream.concat(values(SHARES, f.matched()), values(LANDMARKS, f.landmark())).toList());
  }

  /** The same uncut, as papers report it. */
  Table plain() {
    return table(
        "AUROC: plain (uncut) at shares of the turns",
        names("at %d %%", SHARES).toList(),
        f -> values(SHARES, f.plain()).toList());
  }

  /** What the alerts catch, and what they cost. */
  Table alerts() {
    return table(
        "alerts at each predictor's own threshold",
        List.of("recall", "false alarms", "caught 3 turns ahead", "median lead (turns)", "F1"),
        f ->
            List.of(
                f.alerts().recall(),
                f.alerts().falseAlarms(),
                f.alerts().earlyCatch(),
                f.alerts().leadTurns().median(),
                f.forecast().f1()));
  }

  /** Whether beliefs mean what they say. */
  Table beliefs() {
    return table(
        "calibration at shares of the turns",
        List.of("error at 50 %", "error at 100 %", "Brier at 50 %", "Brier at 100 %"),
        f -> {
          var half = requireNonNull(f.calibration().get(50));
          var whole = requireNonNull(f.calibration().get(100));
          return List.of(half.error(), whole.error(), half.brier(), whole.brier());
        });
  }

  /** By how much the model is ahead of a predictor, with the ends of the 95 % interval. */
  Table ahead(String of) {
    var differences = requireNonNull(report.differences().get(of));
    return new Table(
        "matched AUROC of the model less that of " + of + " (paired bootstrap)",
        List.of("difference", "from", "to"),
        differences.entrySet().stream()
            .map(e ->
                Line.of(
                    "at %d %%".formatted(e.getKey()),
                    e.getValue().difference(),
                    e.getValue().low(),
                    e.getValue().high()))
            .toList());
  }

  /** How many there are. */
  String size() {
    return "%d conversations, %d escalate; %d more escalate in their first turn and are left out."
        .formatted(report.conversations(), report.escalating(), report.excluded());
  }

  private Table table(String title, List<String> columns, Function<Figures, List<Double>> values) {
    var lines = new ArrayList<Line>();
    report
        .predictors()
        .forEach((name, figures) -> lines.add(new Line(name, values.apply(figures))));
    return new Table(title, columns, lines);
  }

  private static Stream<String> names(String form, List<Integer> keys) {
    return keys.stream().map(form::formatted);
  }

  private static Stream<Double> values(List<Integer> keys, Map<Integer, Double> figures) {
    return keys.stream().map(k -> figures.getOrDefault(k, Double.NaN));
  }
}

package org.tocsin.api.report;

import static org.tocsin.api.report.Html.figure;
import static org.tocsin.api.report.Html.percent;
import static org.tocsin.api.report.Html.rounded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.AlertFigures;
import org.tocsin.model.evaluation.Burden.Floor;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Figures;
import org.tocsin.model.evaluation.Quartiles;

/** What an evaluation page shows as tables: a row a predictor, the model first. */
final class Tables {
  private static final String[] PART_COLUMNS = {
    "conversations",
    "escalating",
    "matched 50\u00a0%",
    "matched 100\u00a0%",
    "recall",
    "early catch",
    "false alarms",
    "median lead",
    "error at 50\u00a0%",
    "Brier at 50\u00a0%",
    "kind right"
  };

  private Tables() {}

  static String ranking(EvaluationReport report) {
    var columns = new ArrayList<>(List.of("AUROC"));
    report.predictors().values().stream()
        .limit(1)
        .forEach(f -> {
          f.landmark().keySet().forEach(turns -> columns.add("after " + turns));
          f.matched().keySet().forEach(share -> columns.add("matched " + share + "\u00a0%"));
          f.plain().keySet().forEach(share -> columns.add("plain " + share + "\u00a0%"));
        });
    return perPredictor(
        report,
        columns,
        f ->
            Stream.of(f.landmark(), f.matched(), f.plain())
                .flatMap(table -> table.values().stream().map(Html::figure))
                .toList());
  }

  static String differences(EvaluationReport report) {
    if (report.differences().isEmpty()) {
      return "<p>No baselines were learnt for this report.</p>";
    }
    var table = new Table("model less …", "25 %", "50 %", "75 %", "100 %");
    report
        .differences()
        .forEach((name, differences) ->
            table.row(
                Html.name(name),
                differences.values().stream()
                    .map(d ->
                        "%s (%s … %s)"
                            .formatted(signed(d.difference()), signed(d.low()), signed(d.high())))
                    .toList()));
    return table.html();
  }

  static String alerts(EvaluationReport report) {
    return perPredictor(
        report,
        List.of(
            "alerts",
            "recall",
            "early catch",
            "detection recall",
            "false alarms",
            "lead, turns",
            "lead, seconds"),
        f -> alerts(f.alerts()));
  }

  private static List<String> alerts(AlertFigures alerts) {
    return List.of(
        percent(alerts.recall()),
        percent(alerts.earlyCatch()),
        percent(alerts.detectionRecall()),
        percent(alerts.falseAlarms()),
        quartiles(alerts.leadTurns()),
        quartiles(alerts.leadSeconds()));
  }

  static String forecast(EvaluationReport report) {
    return perPredictor(
        report,
        List.of("forecast", "accuracy", "precision", "recall", "F1", "FPR", "Mean H", "recovery"),
        f ->
            List.of(
                figure(f.forecast().accuracy()),
                figure(f.forecast().precision()),
                figure(f.forecast().recall()),
                figure(f.forecast().f1()),
                figure(f.forecast().falsePositiveRate()),
                rounded(f.forecast().meanHorizon()),
                signed(f.forecast().recovery())));
  }

  static String burden(EvaluationReport report) {
    return perPredictor(
        report,
        List.of(
            "at a prevalence of …",
            "false alerts per 100 calm",
            "2 %: alerts an hour",
            "precision",
            "5 %: alerts an hour",
            "precision",
            "10 %: alerts an hour",
            "precision"),
        f ->
            Stream.concat(
                    Stream.of(rounded(f.burden().falseAlertsPerHundredCalm())),
                    f.burden().floors().stream().flatMap(Tables::floor))
                .toList());
  }

  private static Stream<String> floor(Floor floor) {
    return Stream.of(rounded(floor.alertsPerSupervisorHour()), percent(floor.precision()));
  }

  static String calibration(EvaluationReport report) {
    return perPredictor(
        report,
        List.of(
            "belief",
            "error at 50 %",
            "Brier at 50 %",
            "error at 100 %",
            "Brier at 100 %",
            "kind right",
            "kind macro-F1"),
        f ->
            Stream.concat(
                    f.calibration().values().stream()
                        .flatMap(c -> Stream.of(figure(c.error()), figure(c.brier()))),
                    Stream.of(percent(f.kinds().accuracy()), figure(f.kinds().macroF1())))
                .toList());
  }

  static String confusion(EvaluationReport report) {
    var kinds = Arrays.stream(EscalationKind.values()).map(Enum::name).toList();
    var columns = new ArrayList<>(List.of("it was ↓ the model named →"));
    columns.addAll(kinds);
    var table = new Table(columns);
    report.predictors().values().stream()
        .limit(1)
        .flatMap(model -> model.kinds().confusion().entrySet().stream())
        .forEach(e ->
            table.row(
                e.getKey().name(), e.getValue().values().stream().map(String::valueOf).toList()));
    return table.html();
  }

  /** One dimension: the model in every part, and folded away the baselines beside it. */
  static String parts(Map<String, Map<String, Figures>> parts, String dimension) {
    var model = new Table(columns(dimension));
    var everyone = new Table(columns(dimension));
    parts.forEach((part, predictors) ->
        predictors.forEach((name, figures) -> {
          if (name.equals("model")) {
            model.row(part, part(figures));
          }
          everyone.row(part + ", " + Html.name(name), part(figures));
        }));
    if (parts.values().stream().allMatch(predictors -> predictors.size() == 1)) {
      return model.html();
    }
    return "%s<details><summary>with the baselines</summary>%s</details>"
        .formatted(model.html(), everyone.html());
  }

  private static List<String> columns(String first) {
    return Stream.concat(Stream.of(first), Arrays.stream(PART_COLUMNS)).toList();
  }

  private static List<String> part(Figures f) {
    var half = f.calibration().get(50);
    return List.of(
        String.valueOf(f.conversations()),
        String.valueOf(f.escalating()),
        figure(f.matched().getOrDefault(50, Double.NaN)),
        figure(f.matched().getOrDefault(100, Double.NaN)),
        percent(f.alerts().recall()),
        percent(f.alerts().earlyCatch()),
        percent(f.alerts().falseAlarms()),
        rounded(f.alerts().leadTurns().median()),
        figure(half == null ? Double.NaN : half.error()),
        figure(half == null ? Double.NaN : half.brier()),
        percent(f.kinds().accuracy()));
  }

  private static String perPredictor(
      EvaluationReport report, List<String> columns, Function<Figures, List<String>> cells) {
    var table = new Table(columns);
    report
        .predictors()
        .forEach((name, figures) -> table.row(Html.name(name), cells.apply(figures)));
    return table.html();
  }

  private static String quartiles(Quartiles q) {
    return q.count() == 0
        ? "–"
        : "%s (%s … %s; n = %d)"
            .formatted(rounded(q.median()), rounded(q.lower()), rounded(q.upper()), q.count());
  }

  private static String signed(double value) {
    return Double.isFinite(value) ? "%+.3f".formatted(value).replace('-', '−') : "–";
  }
}

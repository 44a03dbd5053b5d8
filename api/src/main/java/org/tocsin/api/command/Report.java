package org.tocsin.api.command;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.model.evaluation.CalibrationFigures;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Figures;
import org.tocsin.model.registry.ServedModel;

/** A model's figures as a few lines of text, for who reads a terminal. */
final class Report {
  private static final CalibrationFigures UNKNOWN = new CalibrationFigures(Double.NaN, Double.NaN);

  private Report() {}

  static String of(ServedModel model) {
    var provenance = model.provenance();
    return """
    model      %s
    trained on %d conversations, chosen on %d, measured on %d
    %s
    policy     watch from %.2f, ring from %.2f, clear below %.2f\
    """
        .formatted(
            model.version(),
            provenance.train(),
            provenance.validation(),
            provenance.test(),
            of(model.evaluation()),
            model.policy().watchAt(),
            model.policy().raiseAt(),
            model.policy().clearAt());
  }

  /** What stands out of a whole report: a line a predictor. */
  static String of(EvaluationReport report) {
    var lines = new ArrayList<String>();
    lines.add(
        "%d conversations, %d escalating; %d that escalate in their first turn are left out"
            .formatted(report.conversations(), report.escalating(), report.excluded()));
    lines.add(
        "%-20s%11s%11s%8s%8s%8s%8s%8s"
            .formatted("", "AUROC 50 %", "100 %", "recall", "early", "lead", "false", "Brier"));
    report.predictors().forEach((name, figures) -> lines.add(line(name, figures)));
    return String.join("\n", lines);
  }

  private static String line(String name, Figures figures) {
    return "%-20s%11.3f%11.3f%8.2f%8.2f%8.1f%8.2f%8.3f"
        .formatted(
            name,
            figures.matched().getOrDefault(50, Double.NaN),
            figures.matched().getOrDefault(100, Double.NaN),
            figures.alerts().recall(),
            figures.alerts().earlyCatch(),
            figures.alerts().leadTurns().median(),
            figures.alerts().falseAlarms(),
            figures.calibration().getOrDefault(50, UNKNOWN).brier());
  }

  private static String of(Evaluation figures) {
    return """
    test split %d conversations, %d escalating
    landmark   AUROC after turns %s
    matched    AUROC at %% of turns %s
    plain      AUROC at %% of turns %s
    alerts     recall %.2f, early catch %.2f, median lead %.1f turns, false alarms %.2f of calm ones
    belief     calibration error %.3f, Brier %.3f at half of the turns; kind named right %.2f\
    """
        .formatted(
            figures.conversations(),
            figures.escalating(),
            row(figures.landmark()),
            row(figures.matched()),
            row(figures.plain()),
            figures.recall(),
            figures.earlyCatch(),
            figures.medianLead(),
            figures.falseAlarms(),
            figures.calibrationError(),
            figures.brier(),
            figures.kindAccuracy());
  }

  private static String row(Map<Integer, Double> figures) {
    return figures.entrySet().stream()
        .map(e -> "%d: %.3f".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}

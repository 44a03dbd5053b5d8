package org.tocsin.api.command;

import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.registry.ServedModel;

/** A model's figures as a few lines of text. */
final class Report {
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

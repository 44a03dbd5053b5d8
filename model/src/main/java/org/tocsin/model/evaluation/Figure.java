package org.tocsin.model.evaluation;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One number of an evaluation, as people are shown it. The record says how each is computed. */
public enum Figure {
  LANDMARK_4("landmark AUROC after 4 turns", true, e -> at(e.landmark(), 4)),
  LANDMARK_8("landmark AUROC after 8 turns", true, e -> at(e.landmark(), 8)),
  LANDMARK_12("landmark AUROC after 12 turns", true, e -> at(e.landmark(), 12)),
  MATCHED_25("matched AUROC at 25 % of the turns", true, e -> at(e.matched(), 25)),
  MATCHED_50("matched AUROC at 50 % of the turns", true, e -> at(e.matched(), 50)),
  MATCHED_75("matched AUROC at 75 % of the turns", true, e -> at(e.matched(), 75)),
  MATCHED_100("matched AUROC at 100 % of the turns", true, e -> at(e.matched(), 100)),
  PLAIN_50("plain AUROC at 50 % of the turns", true, e -> at(e.plain(), 50)),
  PLAIN_100("plain AUROC at 100 % of the turns", true, e -> at(e.plain(), 100)),
  RECALL("recall: escalations that rang before", true, Evaluation::recall),
  EARLY_CATCH("escalations that rang 3 turns before", true, Evaluation::earlyCatch),
  MEDIAN_LEAD("median lead in turns", true, Evaluation::medianLead),
  FALSE_ALARMS("calm conversations that rang", false, Evaluation::falseAlarms),
  CALIBRATION_ERROR("calibration error at half of the turns", false, Evaluation::calibrationError),
  BRIER("Brier score at half of the turns", false, Evaluation::brier),
  KIND_ACCURACY("kind named right at the last seen turn", true, Evaluation::kindAccuracy);

  private final String words;
  private final boolean moreIsBetter;
  private final ToDoubleFunction<Evaluation> formula;

  Figure(String words, boolean moreIsBetter, ToDoubleFunction<Evaluation> formula) {
    this.words = words;
    this.moreIsBetter = moreIsBetter;
    this.formula = formula;
  }

  /** What it is called. */
  public String words() {
    return words;
  }

  /** Whether a model is better the greater it is, rather than the smaller. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** Its value; NaN if it is undefined. */
  public double of(Evaluation evaluation) {
    return formula.applyAsDouble(evaluation);
  }

  /** Its value as people read it; a dash if it is undefined. */
  public String shown(Evaluation evaluation) {
    double value = of(evaluation);
    return Double.isNaN(value)
        ? "–"
        : String.format(Locale.ROOT, this == MEDIAN_LEAD ? "%.1f" : "%.3f", value);
  }

  /** Whether the first is better than the second; not if one of them is undefined. */
  public boolean better(Evaluation first, Evaluation second) {
    return moreIsBetter ? of(first) > of(second) : of(first) < of(second);
  }

  private static double at(Map<Integer, Double> table, int key) {
    return table.getOrDefault(key, Double.NaN);
  }
}

package org.tocsin.training.gate;

/**
 * By how much a candidate may be worse than the model that serves, and where.
 *
 * @param overall in AUROC, recall and calibration error, on all conversations of a data set
 * @param segment the same in a part of them, where chance does not explain it
 * @param lead in turns, on all conversations; in a part twice that
 * @param calibration the largest calibration error, above what chance alone would show
 * @param budget the share of the calm conversations that may ring
 * @param least so many escalating and as many calm ones a judgement needs
 */
public record Margins(
    double overall, double segment, double lead, double calibration, double budget, int least) {
  /** What holds where nothing else is configured. */
  public static final Margins USUAL = new Margins(0.03, 0.08, 0.5, 0.05, 0.05, 10);

  public Margins {
    if (!(overall >= 0 && segment >= overall && lead >= 0 && calibration >= 0)) {
      throw new IllegalArgumentException(
          "margins must not be negative, and a segment's not below the overall one: was "
              + overall
              + ", "
              + segment
              + ", "
              + lead
              + ", "
              + calibration);
    }
    if (!(budget > 0 && budget < 1) || least < 1) {
      throw new IllegalArgumentException(
          "the budget must be between 0 and 1, and at least one conversation is needed");
    }
  }
}

package org.tocsin.model.evaluation;

/** What a candidate is held against the model that serves by. */
public enum Yardstick {
  /** Does it rank: matched AUROC at half of the turns. */
  AUROC("matched AUROC at half of the turns"),
  /**
   * The share of escalations whose belief rose, before they happened, above what only the budget's
   * share of the calm conversations reach. The threshold is each model's own, so that a model is
   * not better for ringing more often.
   */
  RECALL("recall at the alert budget"),
  /** The mean turns from that moment to the escalation; one that is missed counts 0. */
  LEAD("mean lead at the alert budget, in turns"),
  /** Do beliefs mean what they say: the expected calibration error at half of the turns. */
  CALIBRATION("calibration error at half of the turns");

  private final String words;

  Yardstick(String words) {
    this.words = words;
  }

  /** What it is called. */
  public String words() {
    return words;
  }
}

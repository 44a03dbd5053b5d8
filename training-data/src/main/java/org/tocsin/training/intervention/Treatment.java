package org.tocsin.training.intervention;

/** What is done with conversations that somebody acted upon, when a model learns from them. */
public enum Treatment {
  /** Nothing was interrupted: what nobody knows outside of a simulation. */
  UNINTERRUPTED("uninterrupted truth"),
  /** Every conversation by how it ended. */
  AS_SEEN("as it was seen"),
  /** Acted upon and calm: left out. */
  DROP_PREVENTED("drop what stayed calm"),
  /** Acted upon and calm: counts a quarter. */
  DOWN_WEIGHT("down-weight what stayed calm"),
  /** Acted upon: left out, however it ended. */
  DROP_ACTED("drop all that was acted upon"),
  /**
   * Acted upon: left out; those that are like them and were left alone count more, by the inverse
   * of how likely it was to leave them alone (Horvitz and Thompson, 1952), at most tenfold. How
   * likely is estimated from belief and alert.
   */
  PROPENSITY("propensity weighting");

  private static final double QUARTER = 0.25;
  private static final double MOST = 10;

  private final String words;

  Treatment(String words) {
    this.words = words;
  }

  /** What it is called. */
  public String words() {
    return words;
  }

  /** Whether a conversation is taught as one that escalates. */
  boolean taught(Lived lived) {
    return this == UNINTERRUPTED ? lived.truth() : lived.seen();
  }

  /**
   * How much a conversation counts.
   *
   * @param leftAlone the estimated probability that nobody acted upon it
   */
  double weight(Lived lived, double leftAlone) {
    return switch (this) {
      case UNINTERRUPTED, AS_SEEN -> 1;
      case DROP_PREVENTED -> lived.acted() && !lived.seen() ? 0 : 1;
      case DOWN_WEIGHT -> lived.acted() && !lived.seen() ? QUARTER : 1;
      case DROP_ACTED -> lived.acted() ? 0 : 1;
      case PROPENSITY -> lived.acted() ? 0 : Math.min(MOST, 1 / leftAlone);
    };
  }

  /**
   * A conversation as a place lives it.
   *
   * @param belief of the model that served
   * @param alerted whether it rang
   * @param acted whether a supervisor acted upon it
   * @param truth whether it would have escalated
   * @param seen whether it did
   */
  record Lived(double belief, boolean alerted, boolean acted, boolean truth, boolean seen) {}
}

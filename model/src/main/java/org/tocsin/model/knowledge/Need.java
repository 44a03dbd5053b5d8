package org.tocsin.model.knowledge;

/**
 * Whether a customer's turn calls for an article, and whether one is about it.
 *
 * @param words how many of its words tell something
 * @param smallTalk how much the turn is like small talk, a cosine
 * @param alone the best score of an article for the turn's own words
 */
record Need(long words, double smallTalk, double alone) {

  /*
   * The report of gaps is read by people who write articles: a turn that is no need costs them a
   * line, a need that is missed comes up again tomorrow. Measured in RATIONALE.md.
   */
  private static final int FEWEST_WORDS = 5;

  private static final double SMALL_TALK = 0.62;
  private static final double ANSWERED = 0.60;

  static Need of(String said, double smallTalk, double alone) {
    return new Need(Fillers.tellingWords(said), smallTalk, alone);
  }

  boolean isUnanswered() {
    return words >= FEWEST_WORDS && smallTalk < SMALL_TALK && alone < ANSWERED;
  }
}

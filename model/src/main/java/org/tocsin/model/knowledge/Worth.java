package org.tocsin.model.knowledge;

/**
 * Whether the best article for a turn is worth an agent's glance, and why.
 *
 * @param lead by how much it scores above the second best, 0 and up
 * @param alone the best score for the turn's own words, without what was said before
 * @param smallTalk how much the turn is like small talk, a cosine
 * @param turn 0-based
 */
record Worth(double lead, double alone, double smallTalk, int turn) {

  /*
   * A turn calls for an article if it is more like one than like small talk; and this article is
   * worth showing if it is likely to be one that the conversation needs: a logistic regression, for
   * which the clear lead over the second best counts most. Learnt and measured in RATIONALE.md.
   */

  /** The log-odds that the conversation needs this very article. */
  double logOdds() {
    return 16 * lead + 2.5 * alone - 0.3 * Math.log1p(turn) - 2.1;
  }

  /** Whether it should be shown. */
  boolean speaks() {
    return alone > smallTalk && logOdds() > 0;
  }
}

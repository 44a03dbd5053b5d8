package org.tocsin.training.drift;

import java.util.Locale;

/**
 * How many of two lots of conversations something is true of.
 *
 * @param before of how many of the measure it is true
 * @param ofBefore how many the measure is, at least one
 * @param now of how many of those that are held against it
 * @param ofNow how many those are, at least one
 */
record Shares(long before, long ofBefore, long now, long ofNow) {
  /** Fewer are expected somewhere, and the normal law does not hold (W. Cochran, 1954). */
  private static final double EXPECTED = 5;

  /** Whether there are enough of either sort to tell. */
  boolean enough() {
    double rarer = Math.min(pooled(), 1 - pooled());
    return rarer * Math.min(ofBefore, ofNow) >= EXPECTED;
  }

  /** How far the share has moved, 0..1. */
  double moved() {
    return Math.abs(share(now, ofNow) - share(before, ofBefore));
  }

  /**
   * What it moves further by chance alone with a probability, where nothing has changed: the test
   * of two proportions with their pooled variance, on both sides (NIST/SEMATECH, e-Handbook of
   * Statistical Methods, 7.3.3).
   */
  double chance(double risk) {
    double variance = pooled() * (1 - pooled()) * (1.0 / ofBefore + 1.0 / ofNow);
    return Stability.normal(risk / 2) * Math.sqrt(variance);
  }

  /** In words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f (%d of %d) → %.3f (%d of %d)",
        share(before, ofBefore),
        before,
        ofBefore,
        share(now, ofNow),
        now,
        ofNow);
  }

  private double pooled() {
    return share(before + now, ofBefore + ofNow);
  }

  private static double share(long some, long all) {
    return (double) some / all;
  }
}

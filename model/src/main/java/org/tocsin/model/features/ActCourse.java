package org.tocsin.model.features;

import java.util.function.ToDoubleFunction;

/**
 * How an act develops along a conversation: a number from the log-odds that each turn of its side
 * performs it, oldest first.
 */
enum ActCourse {
  /** In the side's last turn. */
  NOW(odds -> odds[odds.length - 1]),
  /** At its clearest. */
  MOST(odds -> {
    double most = Double.NEGATIVE_INFINITY;
    for (double each : odds) {
      most = Math.max(most, each);
    }
    return most;
  }),
  /** On average. */
  MEAN(odds -> Course.fadingMean(odds, 1)),
  /** On average, the latest turn counting most. */
  LATELY(odds -> Course.fadingMean(odds, Course.FADING)),
  /** Log of 1 + the expected number of turns that perform it. */
  OFTEN(Course::expectedCount);

  private final ToDoubleFunction<double[]> formula;

  ActCourse(ToDoubleFunction<double[]> formula) {
    this.formula = formula;
  }

  /** NaN where the side has said nothing. */
  double of(double[] odds) {
    return odds.length == 0 ? Double.NaN : formula.applyAsDouble(odds);
  }
}

package org.tocsin.model.classifier;

import java.util.List;

/**
 * How many of a place's conversations escalate, read off unlabelled beliefs by
 * expectation-maximisation: the share that, assumed as the base rate, makes the corrected beliefs
 * average to itself (M. Saerens, P. Latinne and C. Decaestecker, 2002).
 */
public final class BaseRate {
  /*
   * The estimate is as good as the calibration: where the beliefs of calm conversations are
   * too high, so is the share. It is bounded, since beliefs that are all low would send it to 0, and
   * those that are all high to 1, where no later conversation could change a belief any more.
   */

  /** No place is believed to have fewer escalations. */
  public static final double LEAST = 0.005;

  /** Nor more. */
  public static final double MOST = 0.8;

  private static final int STEPS = 2_000;
  private static final double SETTLED = 1e-7;

  private BaseRate() {}

  /**
   * The share of conversations that escalate, in {@link #LEAST}..{@link #MOST}. The same beliefs in
   * the same order give the same share.
   *
   * @param beliefs one of each conversation, calibrated where {@code learnt} of them escalate
   */
  public static double estimate(List<Double> beliefs, double learnt) {
    if (beliefs.isEmpty()) {
      throw new IllegalArgumentException("a base rate needs at least one belief: were none");
    }
    double share = learnt;
    for (int step = 0; step < STEPS; step++) {
      double before = share;
      var shift = PriorShift.between(learnt, before);
      share = bounded(beliefs.stream().mapToDouble(shift::apply).average().orElse(before));
      if (Math.abs(share - before) < SETTLED) {
        break;
      }
    }
    return share;
  }

  private static double bounded(double share) {
    return Math.clamp(share, LEAST, MOST);
  }
}

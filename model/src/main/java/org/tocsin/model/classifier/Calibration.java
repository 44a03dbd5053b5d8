package org.tocsin.model.classifier;

/**
 * Turns a network's raw probability into one that means what it says: Platt scaling of its logit
 * (J. Platt, Probabilistic outputs for support vector machines, 1999).
 *
 * @param slope below 1 for an overconfident network
 */
public record Calibration(double slope, double intercept) {
  /** Leaves probabilities as they are. */
  public static final Calibration NONE = new Calibration(1, 0);

  private static final double SHRINKAGE = 1e-3;

  /** The calibrated probability. */
  public double apply(double probability) {
    return sigmoid(slope * logit(probability) + intercept);
  }

  /**
   * The scaling under which the weighted log loss of these probabilities is least, by Newton's
   * method with a little shrinkage towards {@link #NONE}. A step that would make it worse is
   * halved: where a network is very sure the loss is flat, and a whole step leaps over the bottom.
   *
   * @param truths 1 where it escalated, else 0
   */
  public static Calibration fit(double[] probabilities, int[] truths, double[] weights) {
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < 50; step++) {
      double gs = SHRINKAGE * (slope - 1);
      double gi = SHRINKAGE * intercept;
      double hss = SHRINKAGE;
      double hsi = 0;
      double hii = SHRINKAGE;
      for (int n = 0; n < probabilities.length; n++) {
        double z = logit(probabilities[n]);
        double p = sigmoid(slope * z + intercept);
        double error = weights[n] * (p - truths[n]);
        double curve = weights[n] * p * (1 - p);
        gs += error * z;
        gi += error;
        hss += curve * z * z;
        hsi += curve * z;
        hii += curve;
      }
      double determinant = hss * hii - hsi * hsi;
      var whole =
          new Calibration(
              -(hii * gs - hsi * gi) / determinant, -(hss * gi - hsi * gs) / determinant);
      var next = new Calibration(slope, intercept).stepped(whole, probabilities, truths, weights);
      slope = next.slope();
      intercept = next.intercept();
    }
    return new Calibration(slope, intercept);
  }

  private Calibration stepped(
      Calibration whole, double[] probabilities, int[] truths, double[] weights) {
    double loss = loss(probabilities, truths, weights);
    for (double part = 1; part > 1e-9; part /= 2) {
      var next = new Calibration(slope + part * whole.slope, intercept + part * whole.intercept);
      if (next.loss(probabilities, truths, weights) <= loss) {
        return next;
      }
    }
    return this;
  }

  private double loss(double[] probabilities, int[] truths, double[] weights) {
    double loss = SHRINKAGE / 2 * ((slope - 1) * (slope - 1) + intercept * intercept);
    for (int n = 0; n < probabilities.length; n++) {
      double z = slope * logit(probabilities[n]) + intercept;
      loss += weights[n] * softplus(truths[n] == 1 ? -z : z);
    }
    return loss;
  }

  /** log(1 + e^z), without overflow. */
  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  static double logit(double probability) {
    double p = Math.clamp(probability, 1e-6, 1 - 1e-6);
    return Math.log(p / (1 - p));
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}

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

  /** The calibrated probability. */
  public double apply(double probability) {
    return sigmoid(slope * logit(probability) + intercept);
  }

  /**
   * The scaling under which the weighted log loss of these probabilities is least, by Newton's
   * method with a little shrinkage towards {@link #NONE}.
   *
   * @param truths 1 where it escalated, else 0
   */
  public static Calibration fit(double[] probabilities, int[] truths, double[] weights) {
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < 50; step++) {
      double gs = 1e-3 * (slope - 1);
      double gi = 1e-3 * intercept;
      double hss = 1e-3;
      double hsi = 0;
      double hii = 1e-3;
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
      slope -= (hii * gs - hsi * gi) / determinant;
      intercept -= (hss * gi - hsi * gs) / determinant;
    }
    return new Calibration(slope, intercept);
  }

  static double logit(double probability) {
    double p = Math.clamp(probability, 1e-6, 1 - 1e-6);
    return Math.log(p / (1 - p));
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}

package org.tocsin.training.intervention;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression in which every row has its weight, which the library that the baselines use
 * does not offer; for comparisons alone, no model serves by it. Immutable.
 */
final class WeightedRegression {
  private static final int STEPS = 200;
  private static final double RATE = 2;
  private static final double MOMENTUM = 0.9;

  private final double[] weights;

  private WeightedRegression(double[] weights) {
    this.weights = weights;
  }

  /**
   * Fits by gradient descent with momentum.
   *
   * @param shrinkage of the squared weights, as a share of one row's loss
   */
  static WeightedRegression fit(
      List<float[]> rows, boolean[] truths, double[] counts, double shrinkage) {
    int size = rows.getFirst().length;
    var weights = new double[size + 1];
    var speed = new double[size + 1];
    double total = Arrays.stream(counts).sum();
    for (int step = 0; step < STEPS; step++) {
      var gradient = new double[size + 1];
      for (int n = 0; n < rows.size(); n++) {
        if (counts[n] > 0) {
          double error = counts[n] * (sigmoid(sum(weights, rows.get(n))) - (truths[n] ? 1 : 0));
          add(gradient, rows.get(n), error / total);
        }
      }
      for (int i = 0; i <= size; i++) {
        double pull = i < size ? shrinkage * weights[i] : 0;
        speed[i] = MOMENTUM * speed[i] - RATE * (gradient[i] + pull);
        weights[i] += speed[i];
      }
    }
    return new WeightedRegression(weights);
  }

  /** The probability that a row is true. */
  double probability(float[] row) {
    return sigmoid(sum(weights, row));
  }

  private static double sum(double[] weights, float[] row) {
    double sum = weights[row.length];
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  private static void add(double[] gradient, float[] row, double error) {
    for (int i = 0; i < row.length; i++) {
      gradient[i] += error * row[i];
    }
    gradient[row.length] += error;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}

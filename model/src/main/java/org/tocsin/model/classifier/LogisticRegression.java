package org.tocsin.model.classifier;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tocsin.model.features.SparseVector;

/**
 * L2-regularised logistic regression with an intercept, fitted by liblinear (R.-E. Fan et al.,
 * LIBLINEAR: a library for large linear classification, JMLR 2008). Immutable and thread-safe; the
 * same rows give the same weights.
 */
final class LogisticRegression {
  private static final double TOLERANCE = 0.1;

  private final double[] weights;

  private LogisticRegression(double[] weights) {
    this.weights = weights;
  }

  /**
   * Fits the weights.
   *
   * @param size how many places a row has
   * @param cost of the rows' log loss against half of the squared weights; larger fits closer
   */
  static LogisticRegression fit(
      List<SparseVector> rows, List<Boolean> truths, int size, double cost) {
    Linear.disableDebugOutput();
    var problem = new Problem();
    problem.l = rows.size();
    problem.n = size + 1;
    problem.bias = 1;
    problem.x = rows.stream().map(row -> nodes(row, size)).toArray(Feature[][]::new);
    problem.y = truths.stream().mapToDouble(truth -> truth ? 1 : -1).toArray();
    var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, TOLERANCE));
    boolean positiveFirst = model.getLabels()[0] == 1;
    var weights = model.getFeatureWeights();
    for (int i = 0; i < weights.length && !positiveFirst; i++) {
      weights[i] = -weights[i];
    }
    return new LogisticRegression(weights);
  }

  /**
   * The fitted weights of all places, then the intercept. Where all truths are the same there is
   * nothing to tell apart: all weights are 0, and the intercept is the log-odds of what was seen,
   * half a case of either sort added.
   */
  static List<Double> weights(
      List<SparseVector> rows, List<Boolean> truths, int size, double cost) {
    if (truths.contains(true) && truths.contains(false)) {
      return Arrays.stream(fit(rows, truths, size, cost).weights).boxed().toList();
    }
    double yes = truths.contains(true) ? truths.size() : 0;
    var weights = new ArrayList<>(Collections.nCopies(size, 0.0));
    weights.add(Math.log((yes + 0.5) / (truths.size() - yes + 0.5)));
    return weights;
  }

  /** What these weights make of all numbers of a row: their sum and the intercept, in log-odds. */
  static double logOdds(List<Double> weights, float[] row) {
    double sum = weights.getLast();
    for (int i = 0; i < row.length; i++) {
      sum += weights.get(i) * row[i];
    }
    return sum;
  }

  /** The probability that a row is true, 0..1. */
  double probability(SparseVector row) {
    double sum = weights[weights.length - 1];
    for (int i = 0; i < row.count(); i++) {
      sum += weights[row.place(i)] * row.value(i);
    }
    return Calibration.sigmoid(sum);
  }

  /** liblinear counts places from 1; the last one is the intercept's. */
  private static Feature[] nodes(SparseVector row, int size) {
    var nodes = new Feature[row.count() + 1];
    for (int i = 0; i < row.count(); i++) {
      nodes[i] = new FeatureNode(row.place(i) + 1, row.value(i));
    }
    nodes[nodes.length - 1] = new FeatureNode(size + 1, 1);
    return nodes;
  }
}

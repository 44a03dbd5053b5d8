package org.tocsin.model.classifier;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tocsin.model.features.FeatureVector;

/**
 * The forward pass of a trained network over its own weights, in plain loops. Immutable and
 * thread-safe.
 */
final class ServedNetwork {
  /*
   * Deeplearning4j's own pass allocates off the heap at each call, and a network of its may be used
   * by one thread at a time only. A test holds that both say the same. What this loop can do
   * besides: a step that changes some of the inputs costs only those inputs, so that an
   * explanation's walk costs about as much as one pass.
   */

  private final int hidden;
  private final float[] inputWeights;
  private final float[] hiddenBias;
  private final float[][] escalates;
  private final float[] escalatesBias;
  private final float[][] kind;
  private final float[] kindBias;

  private ServedNetwork(ComputationGraph network) {
    var layer = network.getLayer("hidden");
    this.hidden = (int) layer.getParam("W").size(1);
    this.inputWeights = layer.getParam("W").dup('c').data().asFloat();
    this.hiddenBias = layer.getParam("b").dup('c').data().asFloat();
    this.escalates = rows(network.getLayer("escalates").getParam("W"));
    this.escalatesBias = network.getLayer("escalates").getParam("b").dup('c').data().asFloat();
    this.kind = rows(network.getLayer("kind").getParam("W"));
    this.kindBias = network.getLayer("kind").getParam("b").dup('c').data().asFloat();
  }

  /** A copy of a network's weights. */
  static ServedNetwork of(ComputationGraph network) {
    return new ServedNetwork(network);
  }

  private static float[][] rows(INDArray weights) {
    return weights.dup('c').toFloatMatrix();
  }

  /** What the heads say: the logit of escalating, and the shares of the kinds. */
  static final class Heads {
    private final double logit;
    private final double[] kinds;

    private Heads(double logit, double[] kinds) {
      this.logit = logit;
      this.kinds = kinds;
    }

    double logit() {
      return logit;
    }

    double kind(int place) {
      return kinds[place];
    }
  }

  /** One pass. */
  Heads heads(FeatureVector vector) {
    return heads(sums(vector));
  }

  /**
   * What the heads say at each step of a walk: first at {@code from}, then after each group of
   * places has taken its values from {@code to}.
   */
  Heads[] walk(FeatureVector from, FeatureVector to, List<int[]> groups) {
    var sums = sums(from);
    var steps = new Heads[groups.size() + 1];
    steps[0] = heads(sums);
    for (int i = 0; i < groups.size(); i++) {
      for (int place : groups.get(i)) {
        add(sums, place, to.at(place) - from.at(place));
      }
      steps[i + 1] = heads(sums);
    }
    return steps;
  }

  private double[] sums(FeatureVector vector) {
    var sums = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      sums[unit] = hiddenBias[unit];
    }
    for (int place = 0; place < vector.size(); place++) {
      add(sums, place, vector.at(place));
    }
    return sums;
  }

  private void add(double[] sums, int place, float value) {
    if (value != 0) {
      for (int unit = 0; unit < hidden; unit++) {
        sums[unit] += value * inputWeights[place * hidden + unit];
      }
    }
  }

  private Heads heads(double[] sums) {
    var active = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      active[unit] = Math.tanh(sums[unit]);
    }
    double logit = outputs(active, escalates, escalatesBias)[0];
    return new Heads(logit, softmax(outputs(active, kind, kindBias)));
  }

  private static double[] outputs(double[] active, float[][] weights, float[] bias) {
    var outputs = new double[bias.length];
    for (int out = 0; out < outputs.length; out++) {
      outputs[out] = bias[out];
      for (int unit = 0; unit < active.length; unit++) {
        outputs[out] += active[unit] * weights[unit][out];
      }
    }
    return outputs;
  }

  private static double[] softmax(double[] outputs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double output : outputs) {
      most = Math.max(most, output);
    }
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = Math.exp(outputs[i] - most);
      sum += outputs[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] /= sum;
    }
    return outputs;
  }
}

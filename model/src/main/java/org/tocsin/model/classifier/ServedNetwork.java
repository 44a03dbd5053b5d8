package org.tocsin.model.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
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

  /** For each input: its weights to the hidden units, then its direct ones to all outputs. */
  private final float[] inputWeights;

  private final int hidden;
  private final int width;
  private final float[] hiddenBias;

  /** From each hidden unit to all outputs: the first escalates, the others are the kinds. */
  private final float[][] hiddenWeights;

  private final float[] outputBias;

  private ServedNetwork(ComputationGraph network) {
    var layer = network.getLayer("hidden");
    var toHidden = rows(layer.getParam("W"));
    this.hidden = toHidden[0].length;
    this.hiddenBias = floats(layer.getParam("b"));
    var escalates = rows(network.getLayer("escalates").getParam("W"));
    var kind = rows(network.getLayer("kind").getParam("W"));
    int outputs = 1 + kind[0].length;
    this.outputBias =
        joined(
            floats(network.getLayer("escalates").getParam("b")),
            floats(network.getLayer("kind").getParam("b")));
    this.hiddenWeights = new float[hidden][];
    for (int unit = 0; unit < hidden; unit++) {
      hiddenWeights[unit] = joined(escalates[unit], kind[unit]);
    }
    this.width = hidden + outputs;
    this.inputWeights = new float[toHidden.length * width];
    for (int place = 0; place < toHidden.length; place++) {
      var direct = joined(escalates[hidden + place], kind[hidden + place]);
      System.arraycopy(toHidden[place], 0, inputWeights, place * width, hidden);
      System.arraycopy(direct, 0, inputWeights, place * width + hidden, outputs);
    }
  }

  /** The weights of a layer: from each input to all units, then the biases. */
  static float[][] rows(MultiLayerNetwork network, int layer) {
    var weights = rows(network.getLayer(layer).getParam("W"));
    var rows = Arrays.copyOf(weights, weights.length + 1);
    rows[weights.length] = floats(network.getLayer(layer).getParam("b"));
    return rows;
  }

  /** What reaches the units of a layer of such weights. */
  static double[] sums(float[][] rows, double[] inputs) {
    var biases = rows[inputs.length];
    var sums = new double[biases.length];
    for (int unit = 0; unit < sums.length; unit++) {
      sums[unit] = biases[unit];
      for (int i = 0; i < inputs.length; i++) {
        sums[unit] += inputs[i] * rows[i][unit];
      }
    }
    return sums;
  }

  /** ND4J's own toFloatMatrix asks the operating system about memory for each row. */
  private static float[][] rows(INDArray matrix) {
    var all = floats(matrix);
    int width = matrix.columns();
    return IntStream.range(0, all.length / width)
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toArray(float[][]::new);
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static float[] joined(float[] first, float[] second) {
    var joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** A copy of a network's weights. */
  static ServedNetwork of(ComputationGraph network) {
    return new ServedNetwork(network);
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

  /** What reaches the hidden units, then what reaches the outputs directly. */
  private double[] sums(FeatureVector vector) {
    var sums = new double[width];
    for (int unit = 0; unit < width; unit++) {
      sums[unit] = unit < hidden ? hiddenBias[unit] : outputBias[unit - hidden];
    }
    for (int place = 0; place < vector.size(); place++) {
      add(sums, place, vector.at(place));
    }
    return sums;
  }

  private void add(double[] sums, int place, float value) {
    if (value != 0) {
      for (int unit = 0; unit < width; unit++) {
        sums[unit] += value * inputWeights[place * width + unit];
      }
    }
  }

  private Heads heads(double[] sums) {
    var outputs = Arrays.copyOfRange(sums, hidden, width);
    for (int unit = 0; unit < hidden; unit++) {
      double active = Math.tanh(sums[unit]);
      for (int output = 0; output < outputs.length; output++) {
        outputs[output] += active * hiddenWeights[unit][output];
      }
    }
    return new Heads(outputs[0], softmax(Arrays.copyOfRange(outputs, 1, outputs.length)));
  }

  static double[] softmax(double[] outputs) {
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

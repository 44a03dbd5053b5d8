package org.tocsin.model.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.FeatureVector;

/**
 * Feed-forward networks with two heads each: does it escalate, and how. What they say is averaged,
 * as logits and as shares, and then calibrated.
 */
public final class Dl4jClassifier implements EscalationClassifier {
  /** The order of the second head's outputs. */
  static final List<EscalationKind> KINDS = List.of(EscalationKind.values());

  private final List<ComputationGraph> networks;
  private final Calibration calibration;

  Dl4jClassifier(List<ComputationGraph> networks, Calibration calibration) {
    this.networks = List.copyOf(networks);
    this.calibration = calibration;
  }

  /** The classifier that averages the networks of several. */
  public static Dl4jClassifier averaging(
      List<Dl4jClassifier> classifiers, Calibration calibration) {
    return new Dl4jClassifier(
        classifiers.stream().flatMap(c -> c.networks.stream()).toList(), calibration);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if one is not a whole network
   */
  public static Dl4jClassifier read(List<InputStream> networks, Calibration calibration)
      throws IOException {
    var read = new ArrayList<ComputationGraph>();
    for (var network : networks) {
      read.add(ModelSerializer.restoreComputationGraph(network, false));
    }
    return new Dl4jClassifier(read, calibration);
  }

  /** How many networks are averaged. */
  public int networks() {
    return networks.size();
  }

  /** Writes one of the networks; the calibration is kept beside them. */
  public void write(int network, OutputStream out) throws IOException {
    ModelSerializer.writeModel(networks.get(network), out, false);
  }

  public Calibration calibration() {
    return calibration;
  }

  @Override
  public List<Belief> classify(List<FeatureVector> vectors) {
    if (vectors.isEmpty()) {
      return List.of();
    }
    var input = matrix(vectors);
    var logits = new double[vectors.size()];
    var shares = new double[vectors.size()][KINDS.size()];
    for (var network : networks) {
      add(output(network, input), logits, shares);
    }
    return IntStream.range(0, vectors.size())
        .mapToObj(row -> belief(logits[row] / networks.size(), shares[row]))
        .toList();
  }

  /** One thread at a time: a network keeps its activations while it computes. */
  private static INDArray[] output(ComputationGraph network, INDArray input) {
    synchronized (network) {
      return network.output(input);
    }
  }

  private static void add(INDArray[] heads, double[] logits, double[][] shares) {
    for (int row = 0; row < logits.length; row++) {
      logits[row] += Calibration.logit(heads[0].getDouble(row, 0));
      for (int kind = 0; kind < KINDS.size(); kind++) {
        shares[row][kind] += heads[1].getDouble(row, kind);
      }
    }
  }

  static INDArray matrix(List<FeatureVector> vectors) {
    return Nd4j.create(vectors.stream().map(FeatureVector::values).toArray(float[][]::new));
  }

  private Belief belief(double logit, double[] shares) {
    double sum = DoubleStream.of(shares).sum();
    var kinds = new EnumMap<EscalationKind, Double>(EscalationKind.class);
    for (int i = 0; i < KINDS.size(); i++) {
      kinds.put(KINDS.get(i), shares[i] / sum);
    }
    return new Belief(calibration.apply(Calibration.sigmoid(logit)), kinds);
  }
}

package org.tocsin.model.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.FeatureVector;

/** A feed-forward network with two heads: does it escalate, and how. */
public final class Dl4jClassifier implements EscalationClassifier {
  /** The order of the second head's outputs. */
  static final List<EscalationKind> KINDS = List.of(EscalationKind.values());

  private final ComputationGraph network;
  private final Calibration calibration;

  Dl4jClassifier(ComputationGraph network, Calibration calibration) {
    this.network = network;
    this.calibration = calibration;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is not a whole network
   */
  public static Dl4jClassifier read(InputStream network, Calibration calibration)
      throws IOException {
    return new Dl4jClassifier(ModelSerializer.restoreComputationGraph(network, false), calibration);
  }

  /** Writes the network; the calibration is kept beside it. */
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network, out, false);
  }

  public Calibration calibration() {
    return calibration;
  }

  /** The same network, calibrated otherwise. */
  public Dl4jClassifier with(Calibration other) {
    return new Dl4jClassifier(network, other);
  }

  @Override
  public List<Belief> classify(List<FeatureVector> vectors) {
    var heads = output(matrix(vectors));
    return IntStream.range(0, vectors.size())
        .mapToObj(row -> belief(heads[0].getDouble(row, 0), heads[1], row))
        .toList();
  }

  /** One thread at a time: a network keeps its activations while it computes. */
  private INDArray[] output(INDArray input) {
    synchronized (network) {
      return network.output(input);
    }
  }

  static INDArray matrix(List<FeatureVector> vectors) {
    return Nd4j.create(vectors.stream().map(FeatureVector::values).toArray(float[][]::new));
  }

  private Belief belief(double raw, INDArray kinds, int row) {
    var shares = new EnumMap<EscalationKind, Double>(EscalationKind.class);
    double sum = kinds.getRow(row).sumNumber().doubleValue();
    for (int i = 0; i < KINDS.size(); i++) {
      shares.put(KINDS.get(i), kinds.getDouble(row, i) / sum);
    }
    return new Belief(calibration.apply(raw), shares);
  }
}

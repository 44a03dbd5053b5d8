package org.tocsin.model.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tocsin.model.classifier.ServedNetwork.Heads;
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
  private final List<ServedNetwork> served;
  private final Calibration calibration;

  Dl4jClassifier(List<ComputationGraph> networks, Calibration calibration) {
    this.networks = List.copyOf(networks);
    this.served = networks.stream().map(ServedNetwork::of).toList();
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
    return vectors.stream()
        .map(vector -> belief(served.stream().map(network -> network.heads(vector)).toList()))
        .toList();
  }

  @Override
  public List<Belief> walk(FeatureVector from, FeatureVector to, List<int[]> groups) {
    var walks = served.stream().map(network -> network.walk(from, to, groups)).toList();
    return IntStream.rangeClosed(0, groups.size())
        .mapToObj(step -> belief(walks.stream().map(walk -> walk[step]).toList()))
        .toList();
  }

  /** What Deeplearning4j itself makes of one vector, for the test that compares. */
  List<INDArray> outputs(FeatureVector vector) {
    var input = Nd4j.create(new float[][] {vector.values()});
    return networks.stream().flatMap(network -> Stream.of(network.output(input))).toList();
  }

  static INDArray matrix(List<FeatureVector> vectors) {
    return Nd4j.create(vectors.stream().map(FeatureVector::values).toArray(float[][]::new));
  }

  private Belief belief(List<Heads> heads) {
    double logit = heads.stream().mapToDouble(Heads::logit).average().orElseThrow();
    var kinds = new EnumMap<EscalationKind, Double>(EscalationKind.class);
    for (int i = 0; i < KINDS.size(); i++) {
      int kind = i;
      kinds.put(
          KINDS.get(i), heads.stream().mapToDouble(h -> h.kind(kind)).average().orElseThrow());
    }
    return new Belief(calibration.apply(Calibration.sigmoid(logit)), kinds);
  }
}

package org.tocsin.model.classifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.tocsin.model.features.FeatureVector;

/**
 * Trains a {@link Dl4jClassifier}: mini-batches of prefixes, and early stopping on validation rows.
 * The same seed and rows give the same network on one machine.
 */
public final class Dl4jTrainer {
  /** The kinds are told apart by a few hundred escalations alone. */
  private static final double KINDS_L2 = 10;

  private final Hyperparameters how;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * @param progress is told one line an epoch
   */
  public Dl4jTrainer(Hyperparameters how, long seed, Consumer<String> progress) {
    this.how = how;
    this.seed = seed;
    this.progress = progress;
  }

  /** The network of the epoch that did best on the validation rows, not calibrated. */
  public Dl4jClassifier train(TrainingRows train, TrainingRows validation) {
    var network = network(train.vectors().getFirst().values().length);
    var best = network.params().dup();
    double least = Double.MAX_VALUE;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= how.epochs() && epoch - bestEpoch <= how.patience(); epoch++) {
      fitOnce(network, train, new Random(seed + epoch));
      double loss = loss(uncalibrated(network), validation);
      progress.accept("epoch %d: validation loss %.4f".formatted(epoch, loss));
      if (loss < least) {
        least = loss;
        bestEpoch = epoch;
        best = network.params().dup();
      }
    }
    network.setParams(best);
    return uncalibrated(network);
  }

  private ComputationGraph network(int inputs) {
    var graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(how.learningRate()))
            .l2(how.l2())
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("conversation")
            .addLayer("dropped out", new DropoutLayer.Builder(how.retain()).build(), "conversation")
            .addLayer(
                "hidden",
                new DenseLayer.Builder().nOut(how.hidden()).activation(Activation.TANH).build(),
                "dropped out")
            .addLayer(
                "escalates",
                new OutputLayer.Builder(LossFunction.XENT)
                    .nOut(1)
                    .activation(Activation.SIGMOID)
                    .build(),
                "hidden",
                "dropped out")
            .addLayer(
                "kind",
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .l2(KINDS_L2 * how.l2())
                    .nOut(Dl4jClassifier.KINDS.size())
                    .activation(Activation.SOFTMAX)
                    .build(),
                "hidden",
                "dropped out")
            .setOutputs("escalates", "kind")
            .setInputTypes(InputType.feedForward(inputs))
            .build();
    var network = new ComputationGraph(graph);
    network.init();
    return network;
  }

  private void fitOnce(ComputationGraph network, TrainingRows rows, Random random) {
    var order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    Collections.shuffle(order, random);
    double mean = rows.weights().stream().mapToDouble(w -> w).average().orElse(1);
    // A last batch of one row waits for the next epoch: Deeplearning4j takes its one-row mask for a
    // mask of outputs, and refuses.
    for (int from = 0; from < order.size() - 1; from += how.batch()) {
      var part = order.subList(from, Math.min(order.size(), from + how.batch()));
      network.fit(batch(rows, part, mean));
    }
  }

  /** The label masks carry the rows' weights; calm rows say nothing about the kind. */
  private static MultiDataSet batch(TrainingRows rows, List<Integer> part, double meanWeight) {
    var escalates = Nd4j.zeros(part.size(), 1);
    var kinds = Nd4j.zeros(part.size(), Dl4jClassifier.KINDS.size());
    var weights = Nd4j.zeros(part.size(), 1);
    var kindWeights = Nd4j.zeros(part.size(), 1);
    for (int i = 0; i < part.size(); i++) {
      int row = part.get(i);
      double weight = rows.weights().get(row) / meanWeight;
      escalates.putScalar(i, 0, rows.escalated().get(row) ? 1 : 0);
      weights.putScalar(i, 0, weight);
      if (rows.kinds().get(row).isPresent()) {
        kinds.putScalar(i, Dl4jClassifier.KINDS.indexOf(rows.kinds().get(row).orElseThrow()), 1);
        kindWeights.putScalar(i, 0, weight);
      }
    }
    return new MultiDataSet(
        new INDArray[] {Dl4jClassifier.matrix(part.stream().map(rows.vectors()::get).toList())},
        new INDArray[] {escalates, kinds},
        null,
        new INDArray[] {weights, kindWeights});
  }

  private static double loss(Dl4jClassifier classifier, TrainingRows rows) {
    var beliefs = beliefs(classifier, rows.vectors());
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < rows.size(); i++) {
      double p = Math.clamp(beliefs.get(i).probability(), 1e-6, 1 - 1e-6);
      sum -= rows.weights().get(i) * Math.log(rows.escalated().get(i) ? p : 1 - p);
      weights += rows.weights().get(i);
    }
    return sum / weights;
  }

  private static Dl4jClassifier uncalibrated(ComputationGraph network) {
    return new Dl4jClassifier(List.of(network), Calibration.NONE);
  }

  /** The beliefs of many vectors, a bearable number at a time. */
  public static List<Belief> beliefs(EscalationClassifier classifier, List<FeatureVector> vectors) {
    var beliefs = new ArrayList<Belief>();
    for (int from = 0; from < vectors.size(); from += 256) {
      beliefs.addAll(
          classifier.classify(vectors.subList(from, Math.min(vectors.size(), from + 256))));
    }
    return beliefs;
  }
}

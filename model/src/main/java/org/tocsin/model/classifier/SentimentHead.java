package org.tocsin.model.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How a customer feels in one turn, −2 (furious) to 2 (delighted), from the turn's sentence vector:
 * the expectation over five classes of a softmax regression. Thread-safe.
 */
public final class SentimentHead {
  private static final int CLASSES = 5;
  private static final int EPOCHS = 30;
  private static final int BATCH = 256;

  private final MultiLayerNetwork network;

  /** From each input to all classes, then the biases. */
  private final float[][] weights;

  private SentimentHead(MultiLayerNetwork network) {
    this.network = network;
    this.weights = ServedNetwork.rows(network, 0);
  }

  /**
   * Learns from vectors and the sentiments that people gave, −2..2; the same seed and data give the
   * same network on one machine.
   */
  public static SentimentHead train(List<float[]> vectors, List<Double> sentiments, long seed) {
    var network = network(vectors.getFirst().length, seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      var order = shuffled(vectors.size(), new Random(seed + epoch));
      for (int from = 0; from < order.size(); from += BATCH) {
        network.fit(
            batch(vectors, sentiments, order.subList(from, Math.min(order.size(), from + BATCH))));
      }
    }
    return new SentimentHead(network);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is not a whole network
   */
  public static SentimentHead read(InputStream network) throws IOException {
    return new SentimentHead(ModelSerializer.restoreMultiLayerNetwork(network, false));
  }

  /** Writes the network. */
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network, out, false);
  }

  /** The sentiment of a customer's turn, −2..2. */
  public double sentiment(float[] vector) {
    var inputs = IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
    var shares = ServedNetwork.softmax(ServedNetwork.sums(weights, inputs));
    return IntStream.range(0, CLASSES).mapToDouble(i -> (i - 2) * shares[i]).sum();
  }

  /** What Deeplearning4j itself makes of one vector, for the test that compares. */
  double output(float[] vector) {
    var shares = network.output(Nd4j.create(new float[][] {vector}));
    return IntStream.range(0, CLASSES).mapToDouble(i -> (i - 2) * shares.getDouble(0, i)).sum();
  }

  private static MultiLayerNetwork network(int inputs, long seed) {
    var network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(1e-2))
                .l2(3e-4)
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build());
    network.init();
    return network;
  }

  private static List<Integer> shuffled(int size, Random random) {
    var order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }

  /** A sentiment between two classes is shared between them. */
  private static DataSet batch(List<float[]> vectors, List<Double> sentiments, List<Integer> part) {
    var labels = Nd4j.zeros(part.size(), CLASSES);
    for (int i = 0; i < part.size(); i++) {
      double place = Math.clamp(sentiments.get(part.get(i)), -2, 2) + 2;
      int lower = (int) Math.min(CLASSES - 2, Math.floor(place));
      labels.putScalar(i, lower, 1 - (place - lower));
      labels.putScalar(i, lower + 1, place - lower);
    }
    return new DataSet(
        Nd4j.create(part.stream().map(vectors::get).toArray(float[][]::new)), labels);
  }
}

package org.tocsin.model.classifier;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.Act;

/**
 * Which dialogue acts a turn performs: one logistic regression for each act on the turn's sentence
 * vector, learnt from turns that people labelled. Immutable and thread-safe.
 *
 * @param weights for each act those of the vector's numbers, then the intercept
 */
public record ActProbe(Map<Act, List<Double>> weights) {
  /**
   * As in {@link LogisticRegression}; 0.3, 1 and 3 differ little for conversations it had not seen.
   */
  private static final double COST = 2;

  /** Brings the numbers of a vector of length 1 to a size at which Adam learns quickly. */
  private static final float SCALE = 10;

  private static final int EPOCHS = 30;
  private static final int BATCH = 256;

  /** Few turns are gone through more often, until so many batches were learnt from. */
  private static final int LEAST_BATCHES = 500;

  public ActProbe {
    for (var act : Act.values()) {
      if (!weights.containsKey(act)) {
        throw new IllegalArgumentException("the act " + act + " has no weights");
      }
    }
    weights = Collections.unmodifiableMap(new EnumMap<>(weights));
  }

  /**
   * Learns from labelled turns; three columns. An act that none of them performs is hardly ever
   * found. The same seed and turns give the same probe on one machine.
   *
   * @throws IllegalArgumentException if a side has no turn
   */
  public static ActProbe train(
      List<Speaker> speakers, List<float[]> vectors, List<Set<Act>> performed, long seed) {
    var weights = new EnumMap<Act, List<Double>>(Act.class);
    for (var side : List.of(Speaker.CUSTOMER, Speaker.AGENT)) {
      var turns =
          IntStream.range(0, speakers.size())
              .filter(i -> speakers.get(i) == side)
              .boxed()
              .collect(Collectors.toCollection(ArrayList::new));
      if (turns.isEmpty()) {
        throw new IllegalArgumentException("no turn of the side " + side + " with labelled acts");
      }
      weights.putAll(fitted(Act.of(side), vectors, performed, turns, seed));
    }
    return new ActProbe(weights);
  }

  /*
   * All acts of a side are the outputs of one layer: as many logistic regressions that share each
   * pass over the turns. liblinear, one act after the other, took half a minute for the corpus.
   */
  private static Map<Act, List<Double>> fitted(
      List<Act> acts,
      List<float[]> vectors,
      List<Set<Act>> performed,
      List<Integer> turns,
      long seed) {
    var network = layer(vectors.getFirst().length, acts.size(), turns.size(), seed);
    var random = new Random(seed);
    int epochs = Math.max(EPOCHS, LEAST_BATCHES / Math.ceilDiv(turns.size(), BATCH));
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(turns, random);
      for (int from = 0; from < turns.size(); from += BATCH) {
        var part = turns.subList(from, Math.min(turns.size(), from + BATCH));
        network.fit(
            Nd4j.create(part.stream().map(vectors::get).toArray(float[][]::new)).muli(SCALE),
            Nd4j.create(
                part.stream().map(i -> truths(acts, performed.get(i))).toArray(float[][]::new)));
      }
    }
    var learnt = network.getLayer(0).getParam("W").dup('f').data().asFloat();
    var intercepts = network.getLayer(0).getParam("b").dup().data().asFloat();
    var weights = new EnumMap<Act, List<Double>>(Act.class);
    int size = learnt.length / acts.size();
    for (int i = 0; i < acts.size(); i++) {
      var own = new ArrayList<Double>();
      for (int place = 0; place < size; place++) {
        own.add((double) learnt[i * size + place] * SCALE);
      }
      own.add((double) intercepts[i]);
      weights.put(acts.get(i), List.copyOf(own));
    }
    return weights;
  }

  private static MultiLayerNetwork layer(int inputs, int outputs, int rows, long seed) {
    var network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(1e-2))
                .l2(SCALE * SCALE / (COST * rows))
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(outputs)
                        .activation(Activation.SIGMOID)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build());
    network.init();
    return network;
  }

  private static float[] truths(List<Act> acts, Set<Act> performed) {
    var truths = new float[acts.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = performed.contains(acts.get(i)) ? 1 : 0;
    }
    return truths;
  }

  /** The log-odds that a turn performs each act of its side; other sides perform none. */
  public Map<Act, Double> acts(Speaker speaker, float[] vector) {
    var found = new EnumMap<Act, Double>(Act.class);
    for (var act : Act.of(speaker)) {
      found.put(act, LogisticRegression.logOdds(requireNonNull(weights.get(act)), vector));
    }
    return found;
  }
}

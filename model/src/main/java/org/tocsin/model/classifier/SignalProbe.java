package org.tocsin.model.classifier;

import java.util.List;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.SparseVector;

/**
 * How strongly one turn, alone, foreshadows an escalation: a logistic regression per side on the
 * turn's sentence vector, learnt from the turns that people marked as signals. Immutable and
 * thread-safe.
 *
 * @param customer weights of the vector's numbers for a customer's turn, then the intercept
 * @param agent the same for an agent's turn
 */
public record SignalProbe(List<Double> customer, List<Double> agent) {
  /*
   * Costs of 0.3, 1 and 3 differed little for conversations of batches it had not seen; the turns
   * before this one, or their products with it, were tried beside the vector and added nothing. See
   * model/RATIONALE.md.
   */
  private static final double COST = 1;

  public SignalProbe {
    customer = List.copyOf(customer);
    agent = List.copyOf(agent);
    if (customer.isEmpty() || customer.size() != agent.size()) {
      throw new IllegalArgumentException(
          "both sides need as many weights: was %d and %d"
              .formatted(customer.size(), agent.size()));
    }
  }

  /**
   * Learns from turns that may be seen, of calm and of escalating conversations; three columns.
   *
   * @throws IllegalArgumentException if a side has no turns
   */
  public static SignalProbe train(
      List<Speaker> speakers, List<float[]> vectors, List<Boolean> signals) {
    return new SignalProbe(
        weights(Speaker.CUSTOMER, speakers, vectors, signals),
        weights(Speaker.AGENT, speakers, vectors, signals));
  }

  /** The log-odds that a turn like this is a signal; 0 for other than customers and agents. */
  public double signal(Speaker speaker, float[] vector) {
    return switch (speaker) {
      case CUSTOMER -> LogisticRegression.logOdds(customer, vector);
      case AGENT -> LogisticRegression.logOdds(agent, vector);
      case UNKNOWN, BOT -> 0;
    };
  }

  private static List<Double> weights(
      Speaker side, List<Speaker> speakers, List<float[]> vectors, List<Boolean> signals) {
    int[] theirs =
        IntStream.range(0, speakers.size()).filter(i -> speakers.get(i) == side).toArray();
    if (theirs.length == 0) {
      throw new IllegalArgumentException("no turn of the side " + side + " to learn from");
    }
    return LogisticRegression.weights(
        IntStream.of(theirs).mapToObj(i -> SparseVector.of(vectors.get(i))).toList(),
        IntStream.of(theirs).mapToObj(signals::get).toList(),
        vectors.getFirst().length,
        COST);
  }
}

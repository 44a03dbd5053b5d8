package org.tocsin.model.classifier;

import java.util.List;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.SparseVector;

/**
 * Who speaks, where nobody says so: a logistic regression on a turn's sentence vector, learnt from
 * turns whose speaker is known. Immutable and thread-safe.
 *
 * @param agent weights of the vector's numbers for the log-odds that it is the agent, then the
 *     intercept
 */
public record SpeakerProbe(List<Double> agent) {
  private static final double COST = 1;

  public SpeakerProbe {
    agent = List.copyOf(agent);
    if (agent.isEmpty()) {
      throw new IllegalArgumentException("the probe for speakers has no weights");
    }
  }

  /** Learns from the turns of customers and agents; two columns. */
  public static SpeakerProbe train(List<Speaker> speakers, List<float[]> vectors) {
    int[] known =
        IntStream.range(0, speakers.size())
            .filter(i -> speakers.get(i) == Speaker.AGENT || speakers.get(i) == Speaker.CUSTOMER)
            .toArray();
    return new SpeakerProbe(
        LogisticRegression.weights(
            IntStream.of(known).mapToObj(i -> SparseVector.of(vectors.get(i))).toList(),
            IntStream.of(known).mapToObj(i -> speakers.get(i) == Speaker.AGENT).toList(),
            vectors.getFirst().length,
            COST));
  }

  /**
   * Who said it: as it says itself; where it does not, {@link Speaker#AGENT} or {@link
   * Speaker#CUSTOMER}, whichever is likelier.
   *
   * @param vector the meaning of its text
   */
  public Speaker of(Utterance utterance, float[] vector) {
    if (utterance.speaker() != Speaker.UNKNOWN) {
      return utterance.speaker();
    }
    return LogisticRegression.logOdds(agent, vector) > 0 ? Speaker.AGENT : Speaker.CUSTOMER;
  }
}

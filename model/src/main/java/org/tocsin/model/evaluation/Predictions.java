package org.tocsin.model.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one predictor said of the conversations of a data set.
 *
 * @param name "model", or a baseline's
 * @param raiseAt the belief from which on its policy rings
 * @param baseRate the share of escalations where its beliefs were calibrated, between 0 and 1
 */
public record Predictions(
    String name, double raiseAt, double baseRate, List<ScoredConversation> conversations) {

  public Predictions {
    conversations = List.copyOf(conversations);
    if (!(baseRate > 0 && baseRate < 1)) {
      throw new IllegalArgumentException("baseRate must be between 0 and 1: was " + baseRate);
    }
  }

  /** Of those conversations alone of which a claim is true. */
  Predictions where(Predicate<ScoredConversation> claim) {
    return new Predictions(name, raiseAt, baseRate, conversations.stream().filter(claim).toList());
  }
}

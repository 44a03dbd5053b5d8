package org.tocsin.model.classifier;

import java.util.List;
import java.util.Optional;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.FeatureVector;

/**
 * Prefixes of conversations with what came of them, side by side.
 *
 * @param kinds how it escalated; empty where it did not, or where the label does not say
 * @param weights how much each row counts; one conversation's rows sum to 1
 */
public record TrainingRows(
    List<FeatureVector> vectors,
    List<Boolean> escalated,
    List<Optional<EscalationKind>> kinds,
    List<Double> weights) {
  public TrainingRows {
    vectors = List.copyOf(vectors);
    escalated = List.copyOf(escalated);
    kinds = List.copyOf(kinds);
    weights = List.copyOf(weights);
    if (vectors.size() != escalated.size()
        || vectors.size() != kinds.size()
        || vectors.size() != weights.size()) {
      throw new IllegalArgumentException("columns must be of one length: was " + vectors.size());
    }
  }

  int size() {
    return vectors.size();
  }
}

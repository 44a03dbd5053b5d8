package org.tocsin.model.classifier;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.tocsin.model.conversation.EscalationKind;

/**
 * What a classifier believes of a conversation.
 *
 * @param probability that it escalates later, 0..1
 * @param kinds how, given that it escalates: all kinds, summing to 1
 */
public record Belief(double probability, Map<EscalationKind, Double> kinds) {
  public Belief {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in 0..1: was " + probability);
    }
    if (kinds.size() != EscalationKind.values().length) {
      throw new IllegalArgumentException("every kind needs its share: was " + kinds);
    }
    kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
  }

  /** The kind that is most likely. */
  public EscalationKind likeliest() {
    return Collections.max(kinds.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** The same belief with another probability. */
  public Belief with(double other) {
    return new Belief(other, kinds);
  }
}

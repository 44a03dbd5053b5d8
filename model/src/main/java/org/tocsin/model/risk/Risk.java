package org.tocsin.model.risk;

import java.util.List;
import org.tocsin.model.classifier.Belief;

/**
 * What is believed of a conversation at one turn, and what this turn changed.
 *
 * @param movements adds up to this belief's probability less that of the turn before (for the first
 *     turn: less {@link RiskScorer#base()})
 */
public record Risk(Belief belief, List<Movement> movements) {
  public Risk {
    movements = List.copyOf(movements);
  }

  /** That it escalates later, 0..1. */
  public double probability() {
    return belief.probability();
  }
}

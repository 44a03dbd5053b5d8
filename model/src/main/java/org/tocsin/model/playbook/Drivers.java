package org.tocsin.model.playbook;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.features.Factor;
import org.tocsin.model.risk.Explanation;

/** What drives a belief, of the things that an agent can do something about. */
final class Drivers {
  /** They name no cause: words as such, a tone, who talks how much, and what is left. */
  private static final Set<Factor> NOT_A_CAUSE =
      EnumSet.of(Factor.WORDING, Factor.MOOD, Factor.BALANCE, Factor.REST);

  /** Less is no driver; the same that a supervisor is told of. */
  private static final double WORTH_SAYING = 0.01;

  private Drivers() {}

  /** The factors that raised the belief over the whole conversation, most first. */
  static List<Factor> of(Explanation explanation) {
    var raised = new EnumMap<Factor, Double>(Factor.class);
    for (var movement : explanation.factors()) {
      if (!NOT_A_CAUSE.contains(movement.factor())) {
        raised.merge(movement.factor(), movement.delta(), Double::sum);
      }
    }
    return raised.entrySet().stream()
        .filter(entry -> entry.getValue() >= WORTH_SAYING)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}

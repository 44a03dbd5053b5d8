package org.tocsin.model.risk;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tocsin.model.features.Factor;

/**
 * A ledger that adds up: the belief before anything was said, and every movement since; base plus
 * all deltas is the belief.
 */
public record Explanation(double base, List<Movement> factors) {
  /** Movements smaller than this say nothing to a supervisor. */
  private static final double WORTH_SAYING = 0.01;

  public Explanation {
    factors = List.copyOf(factors);
  }

  /** The belief that the ledger leads to. */
  public double probability() {
    return base + factors.stream().mapToDouble(Movement::delta).sum();
  }

  /**
   * The two factors that raised the belief most, each with its turn, in one line; what cannot be
   * pointed at is said only where there is nothing else.
   */
  public String reason() {
    var named = reason(Factor::isNamed, 2);
    return named.isEmpty() ? reason(factor -> factor == Factor.WORDING, 1) : named;
  }

  private String reason(Predicate<Factor> which, int most) {
    return factors.stream()
        .filter(m -> which.test(m.factor()) && m.delta() >= WORTH_SAYING)
        .sorted(Comparator.comparingDouble(Movement::delta).reversed())
        .limit(most)
        .map(m -> "%s (turn %d, %+.2f)".formatted(m.text(), m.turn() + 1, m.delta()))
        .collect(Collectors.joining("; "));
  }
}

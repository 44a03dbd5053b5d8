package org.tocsin.model.alert;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How many alerts a floor can take, instead of a threshold: the threshold is then the matching
 * quantile of what its own conversations came to.
 *
 * @param alertsPerHour on the whole floor; counts conversations that ring, not second rings
 */
public record AlertBudget(double alertsPerHour) {
  /*
   * What a conversation came to is not its highest belief but the highest threshold at which the
   * policy would have rung: a policy that holds back does not ring at every peak, and would spend
   * less than its budget. Thresholds are tried in steps of log odds, as fine near 1 as near 0.
   */

  private static final double STEP = 0.05;
  private static final List<Double> THRESHOLDS =
      IntStream.rangeClosed(-60, 120).mapToObj(i -> 1 / (1 + Math.exp(-STEP * i))).toList();

  public AlertBudget {
    if (!(alertsPerHour > 0 && Double.isFinite(alertsPerHour))) {
      throw new IllegalArgumentException("alertsPerHour must be positive: was " + alertsPerHour);
    }
  }

  /**
   * The highest threshold at which a policy, moved there, rings along these beliefs; 0 if it rings
   * at none that is tried (0.05 to 0.998).
   */
  public static double reach(AlertPolicy policy, List<Double> beliefs) {
    return THRESHOLDS.reversed().stream()
        .filter(at -> rings(policy.raising(at), beliefs))
        .findFirst()
        .orElse(0.0);
  }

  /**
   * The policy moved to the lowest threshold that keeps the budget, had these conversations been
   * all there were.
   *
   * @param reaches of each conversation, see {@link #reach}
   */
  public AlertPolicy fit(AlertPolicy policy, List<Double> reaches, double conversationsPerHour) {
    double share = Math.min(1, alertsPerHour / conversationsPerHour);
    int affordable = (int) Math.floor(share * reaches.size());
    double mustNotRing =
        reaches.stream().sorted(Comparator.reverseOrder()).skip(affordable).findFirst().orElse(0.0);
    return policy.raising(
        THRESHOLDS.stream()
            .filter(at -> at > mustNotRing)
            .findFirst()
            .orElseGet(THRESHOLDS::getLast));
  }

  private static boolean rings(AlertPolicy policy, List<Double> beliefs) {
    var standing = Standing.NEW;
    for (int turn = 0; turn < beliefs.size() && !standing.rings(); turn++) {
      standing = policy.after(standing, beliefs.get(turn), turn, OptionalLong.empty());
    }
    return standing.rings();
  }
}

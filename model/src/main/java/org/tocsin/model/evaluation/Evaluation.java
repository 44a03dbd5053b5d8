package org.tocsin.model.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/**
 * The headline figures of the protocol, as a model keeps them; all of them are in {@link
 * EvaluationReport}. A figure that is undefined is NaN.
 *
 * @param landmark AUROC after so many turns, over conversations still running and not yet escalated
 * @param matched AUROC at shares of the turns, in percent, calm conversations cut to lengths of
 *     escalating ones; mean of 5 drawings
 * @param plain the same uncut
 * @param recall share of escalations with an alert before them
 * @param falseAlarms share of calm conversations with an alert
 * @param earlyCatch share of escalations alerted at least 3 turns before
 * @param medianLead turns from the first alert to the escalation, of those that were alerted
 * @param calibrationError expected, over 15 bins, at half of the turns
 * @param kindAccuracy share of escalating conversations whose kind was named at their last seen
 *     turn
 */
public record Evaluation(
    int conversations,
    int escalating,
    Map<Integer, Double> landmark,
    Map<Integer, Double> matched,
    Map<Integer, Double> plain,
    double recall,
    double falseAlarms,
    double earlyCatch,
    double medianLead,
    double calibrationError,
    double brier,
    double kindAccuracy) {

  /** Computes every figure; conversations of which nothing may be seen are left out. */
  public static Evaluation of(List<ScoredConversation> all) {
    var seen = all.stream().filter(c -> c.seen() > 0).toList();
    var alerts = AlertFigures.of(seen);
    var half = CalibrationFigures.of(seen, 50);
    return new Evaluation(
        seen.size(),
        (int) seen.stream().filter(ScoredConversation::escalates).count(),
        landmark(seen),
        matched(seen),
        plain(seen),
        alerts.recall(),
        alerts.falseAlarms(),
        alerts.earlyCatch(),
        alerts.leadTurns().median(),
        half.error(),
        half.brier(),
        share(seen, true, Evaluation::namesKind));
  }

  static Map<Integer, Double> landmark(List<ScoredConversation> seen) {
    return table(Beliefs.LANDMARKS, turns -> Metrics.auroc(Beliefs.landmark(seen, turns)));
  }

  static Map<Integer, Double> matched(List<ScoredConversation> seen) {
    return table(Beliefs.SHARES, percent -> Metrics.auroc(Beliefs.matched(seen, percent)));
  }

  static Map<Integer, Double> plain(List<ScoredConversation> seen) {
    return table(Beliefs.SHARES, percent -> Metrics.auroc(Beliefs.plain(seen, percent)));
  }

  private static Map<Integer, Double> table(List<Integer> keys, IntToDoubleFunction figure) {
    var table = new LinkedHashMap<Integer, Double>();
    keys.forEach(k -> table.put(k, figure.applyAsDouble(k)));
    return table;
  }

  /** Of the escalating or of the calm conversations, the share of which a claim is true. */
  static double share(
      List<ScoredConversation> all, boolean escalating, Predicate<ScoredConversation> claim) {
    return all.stream()
        .filter(c -> c.escalates() == escalating)
        .mapToDouble(c -> claim.test(c) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static boolean namesKind(ScoredConversation c) {
    return c.kind().filter(k -> k == c.likeliest()).isPresent();
  }
}

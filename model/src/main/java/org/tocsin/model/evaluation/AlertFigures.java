package org.tocsin.model.evaluation;

import java.util.List;

/**
 * What the alerts catch, how early, and how often they are false.
 *
 * @param recall share of escalations with an alert before them
 * @param detectionRecall share of escalations whose first alert came when they happened, or later;
 *     with {@code recall} the share that rang at all
 * @param earlyCatch share of escalations alerted at least 3 turns before
 * @param falseAlarms share of calm conversations with an alert
 * @param leadTurns from the first alert to the escalation, of those that were alerted before it
 * @param leadSeconds the same, of those whose times are known
 */
public record AlertFigures(
    double recall,
    double detectionRecall,
    double earlyCatch,
    double falseAlarms,
    Quartiles leadTurns,
    Quartiles leadSeconds) {

  private static final int EARLY = 3;

  static AlertFigures of(List<ScoredConversation> seen) {
    var escalating = seen.stream().filter(ScoredConversation::escalates).toList();
    return new AlertFigures(
        Evaluation.share(seen, true, c -> c.firstAlert().isPresent()),
        Evaluation.share(seen, true, ScoredConversation::detected),
        Evaluation.share(seen, true, c -> c.leadTurns().filter(l -> l >= EARLY).isPresent()),
        Evaluation.share(seen, false, c -> c.firstAlert().isPresent()),
        Quartiles.of(leads(seen)),
        Quartiles.of(escalating.stream().flatMap(c -> c.leadSeconds().stream().boxed()).toList()));
  }

  /** In turns, of the escalations that were alerted before they happened. */
  static List<Integer> leads(List<ScoredConversation> seen) {
    return seen.stream()
        .filter(ScoredConversation::escalates)
        .flatMap(c -> c.leadTurns().stream())
        .toList();
  }
}

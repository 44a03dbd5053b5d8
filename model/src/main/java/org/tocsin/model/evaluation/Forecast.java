package org.tocsin.model.evaluation;

import java.util.List;

/**
 * The figures of ConvoKit's forecaster (J. P. Chang and others): a conversation is forecast to
 * escalate once it has reached the level at which the policy rings.
 *
 * @param falsePositiveRate share of calm conversations forecast to escalate
 * @param meanHorizon of the escalating ones so forecast, the mean number of seen turns behind the
 *     first such forecast: "Mean H"
 * @param recovery share of all conversations that are calm and whose forecast was taken back by
 *     their last seen turn, less the share of those that escalate after theirs was taken back
 */
public record Forecast(
    double accuracy,
    double precision,
    double recall,
    double f1,
    double falsePositiveRate,
    double meanHorizon,
    double recovery) {

  static Forecast of(List<ScoredConversation> seen) {
    var claimed = seen.stream().filter(c -> c.firstAlert().isPresent()).toList();
    double escalating = count(seen, true);
    double right = count(claimed, true);
    double wrong = count(claimed, false);
    double calm = seen.size() - escalating;
    return new Forecast(
        Metrics.ratio(right + calm - wrong, seen.size()),
        Metrics.ratio(right, claimed.size()),
        Metrics.ratio(right, escalating),
        Metrics.f1(right, claimed.size(), escalating),
        Metrics.ratio(wrong, calm),
        AlertFigures.leads(seen).stream().mapToInt(l -> l - 1).average().orElse(Double.NaN),
        Metrics.ratio(takenBack(claimed, false) - takenBack(claimed, true), seen.size()));
  }

  private static double count(List<ScoredConversation> all, boolean escalating) {
    return all.stream().filter(c -> c.escalates() == escalating).count();
  }

  private static double takenBack(List<ScoredConversation> claimed, boolean escalating) {
    return claimed.stream()
        .filter(c -> c.escalates() == escalating)
        .filter(c -> !c.turns().get(c.seen() - 1).high())
        .count();
  }
}

package org.tocsin.model.evaluation;

import java.util.List;

/**
 * What the alerts ask of the supervisors. Alerts when it escalates, or later, are not counted.
 *
 * @param falseAlertsPerHundredCalm alerts, of which a conversation can have several
 * @param floors the same alerts on floors where escalations are rarer than in the data
 */
public record Burden(double falseAlertsPerHundredCalm, List<Floor> floors) {
  private static final double CONTACTS_AN_HOUR = 50 * 8;
  private static final double SUPERVISORS = 50 / 15.0;
  private static final List<Double> PREVALENCES = List.of(0.02, 0.05, 0.1);

  public Burden {
    floors = List.copyOf(floors);
  }

  /**
   * A floor of 50 agents with 8 contacts an hour each, and one supervisor for 15 agents.
   *
   * @param prevalence the share of contacts that escalate
   * @param alertsPerSupervisorHour true and false ones
   * @param precision the share of alerts that come before an escalation
   * @param raiseAt what the belief at which the policy rings means there
   */
  public record Floor(
      double prevalence, double alertsPerSupervisorHour, double precision, double raiseAt) {}

  /*
   * A belief that was calibrated where 40 in 100 escalate is too high where 2 in 100 do; its log odds
   * are corrected by the difference of the two base rates' log odds (M. Saerens, P. Latinne and
   * C. Decaestecker, 2002). Belief and threshold move together, so the same conversations ring;
   * what changes is how many of them there are of either sort, and so the precision.
   */

  static Burden of(Predictions predictions) {
    double trueAlerts = alertsPerConversation(predictions.conversations(), true);
    double falseAlerts = alertsPerConversation(predictions.conversations(), false);
    return new Burden(
        100 * falseAlerts,
        PREVALENCES.stream()
            .map(prevalence -> {
              double right = prevalence * trueAlerts;
              double all = right + (1 - prevalence) * falseAlerts;
              return new Floor(
                  prevalence,
                  all * CONTACTS_AN_HOUR / SUPERVISORS,
                  Metrics.ratio(right, all),
                  corrected(predictions.raiseAt(), predictions.baseRate(), prevalence));
            })
            .toList());
  }

  private static double alertsPerConversation(List<ScoredConversation> all, boolean escalating) {
    return all.stream()
        .filter(c -> c.escalates() == escalating)
        .mapToInt(c -> c.alerts().size())
        .average()
        .orElse(Double.NaN);
  }

  private static double corrected(double belief, double from, double to) {
    double odds = odds(belief) / odds(from) * odds(to);
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }

  private static double odds(double probability) {
    return probability / (1 - probability);
  }
}

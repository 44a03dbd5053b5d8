package org.tocsin.training.backtest;

import java.util.List;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.evaluation.Quartiles;

/**
 * What a policy would have come to.
 *
 * @param alerts all rings, second ones of a conversation too
 * @param ringing conversations that ring at least once
 * @param alertsPerHour conversations that ring in an hour, on the whole floor
 * @param hits escalations that rang before they happened
 * @param late escalations that rang only when they happened, or after
 * @param misses escalations that never rang
 * @param false100 calm conversations that ring, of 100 calm ones; NaN without any
 * @param precision of the labelled conversations that ring, the share that escalates; NaN without
 * @param leadTurns from the first ring to the escalation, of the hits
 * @param leadSeconds the same in seconds, where times are known
 */
public record Outcomes(
    AlertPolicy policy,
    int alerts,
    int ringing,
    double alertsPerHour,
    int hits,
    int late,
    int misses,
    double false100,
    double precision,
    Quartiles leadTurns,
    Quartiles leadSeconds) {

  static Outcomes of(AlertPolicy policy, List<Trace> traces, double hours) {
    var tally = new Tally();
    traces.forEach(trace -> tally.take(trace, trace.rings(policy)));
    return tally.outcomes(policy, hours);
  }
}

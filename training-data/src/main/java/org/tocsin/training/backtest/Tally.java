package org.tocsin.training.backtest;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.evaluation.Quartiles;

/** Counts what rings, conversation by conversation. */
final class Tally {
  private int alerts;
  private int ringing;
  private int hits;
  private int late;
  private int misses;
  private int calm;
  private int falseAlarms;
  private final List<Integer> leadTurns = new ArrayList<>();
  private final List<Double> leadSeconds = new ArrayList<>();

  void take(Trace trace, List<Integer> rings) {
    alerts += rings.size();
    ringing += rings.isEmpty() ? 0 : 1;
    if (trace.calm()) {
      calm++;
      falseAlarms += rings.isEmpty() ? 0 : 1;
    } else if (trace.escalates()) {
      escalation(trace, rings);
    }
  }

  private void escalation(Trace trace, List<Integer> rings) {
    if (rings.isEmpty()) {
      misses++;
    } else if (rings.getFirst() >= trace.seen()) {
      late++;
    } else {
      hits++;
      int rang = rings.getFirst();
      leadTurns.add(trace.seen() - rang);
      var from = trace.at(rang);
      var to = trace.at(trace.seen());
      if (from.isPresent() && to.isPresent()) {
        leadSeconds.add((to.getAsLong() - from.getAsLong()) / 1000.0);
      }
    }
  }

  Outcomes outcomes(AlertPolicy policy, double hours) {
    int right = hits + late;
    return new Outcomes(
        policy,
        alerts,
        ringing,
        ratio(ringing, hours),
        hits,
        late,
        misses,
        ratio(100.0 * falseAlarms, calm),
        ratio(right, right + falseAlarms),
        Quartiles.of(leadTurns),
        Quartiles.of(leadSeconds));
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}

package org.tocsin.training.capacity;

import java.util.Arrays;
import java.util.List;

/** What a way of ringing came to, by the recorded conversation that was drawn. */
public final class Tally {
  private final int[] alerts;
  private final int[] caught;
  private final int[] escalations;

  /**
   * @param sources how many recorded conversations there are
   */
  Tally(int sources) {
    this.alerts = new int[sources];
    this.caught = new int[sources];
    this.escalations = new int[sources];
  }

  void rang(int source) {
    alerts[source]++;
  }

  void caught(int source) {
    caught[source]++;
  }

  void escalates(int source) {
    escalations[source]++;
  }

  /** How many times somebody was rung for a recorded conversation. */
  public int alerts(int source) {
    return alerts[source];
  }

  /** How many times somebody was rung for. */
  public int alerts() {
    return Arrays.stream(alerts).sum();
  }

  /** The escalations at which a supervisor was in time. */
  public int caught() {
    return Arrays.stream(caught).sum();
  }

  /** All escalations. */
  public int escalations() {
    return Arrays.stream(escalations).sum();
  }

  /** Of several days together. */
  public static Tally sum(List<Tally> days) {
    var sum = new Tally(days.getFirst().alerts.length);
    for (var day : days) {
      for (int i = 0; i < sum.alerts.length; i++) {
        sum.alerts[i] += day.alerts[i];
        sum.caught[i] += day.caught[i];
        sum.escalations[i] += day.escalations[i];
      }
    }
    return sum;
  }

  /** The number of alerts where each recorded conversation counts so many times as it was drawn. */
  public double alerts(double[] weights) {
    return weighted(alerts, weights);
  }

  /** The share of the escalations at which somebody was in time; NaN without any. */
  public double share(double[] weights) {
    return weighted(caught, weights) / weighted(escalations, weights);
  }

  private static double weighted(int[] counts, double[] weights) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += weights[i] * counts[i];
    }
    return sum;
  }
}

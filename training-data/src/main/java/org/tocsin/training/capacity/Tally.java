package org.tocsin.training.capacity;

import java.util.List;

/**
 * What a way of ringing came to, by the recorded conversation that was drawn.
 *
 * @param alerts how many times somebody was rung for
 * @param caught escalations at which a supervisor was in time
 * @param escalations all of them
 */
public record Tally(int[] alerts, int[] caught, int[] escalations) {
  static Tally empty(int sources) {
    return new Tally(new int[sources], new int[sources], new int[sources]);
  }

  /** Of several days together. */
  public static Tally sum(List<Tally> days) {
    var sum = empty(days.getFirst().alerts().length);
    for (var day : days) {
      for (int i = 0; i < sum.alerts().length; i++) {
        sum.alerts()[i] += day.alerts()[i];
        sum.caught()[i] += day.caught()[i];
        sum.escalations()[i] += day.escalations()[i];
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

package org.tocsin.model.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tocsin.model.evaluation.Metrics.Scored;

/**
 * What one model said of some conversations, prepared to be measured many times with other weights.
 * In all methods {@code times} says how often each conversation counts.
 */
final class Measured {
  private static final int HALF = 50;

  private final List<ScoredConversation> all;
  private final double budget;
  private final Ranking matched;
  private final List<Scored> half;
  private final List<Integer> byBelief;
  private final double[] reach;
  private final List<Integer> calmByReach;

  /** Of conversations of which something may be seen. */
  Measured(List<ScoredConversation> all, double budget) {
    this.all = all;
    this.budget = budget;
    this.matched = Ranking.of(Beliefs.matched(all, HALF));
    this.half = Beliefs.plain(all, HALF);
    this.byBelief = places(Comparator.comparingDouble(i -> half.get(i).score()));
    this.reach = all.stream().mapToDouble(Measured::reach).toArray();
    this.calmByReach =
        places(Comparator.comparingDouble((Integer i) -> reach[i]).reversed()).stream()
            .filter(i -> !all.get(i).escalates())
            .toList();
  }

  int size() {
    return all.size();
  }

  double figure(Yardstick yardstick, int[] times) {
    return switch (yardstick) {
      case AUROC -> matched.auroc(place -> times[place % times.length]);
      case RECALL -> overEscalating(times, lead -> lead > 0 ? 1 : 0);
      case LEAD -> overEscalating(times, lead -> lead);
      case CALIBRATION -> calibrationError(times);
    };
  }

  private interface OfLead {
    double value(int lead);
  }

  private double overEscalating(int[] times, OfLead of) {
    double threshold = threshold(times);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).escalates()) {
        sum += times[i] * of.value(lead(all.get(i), threshold));
        weight += times[i];
      }
    }
    return Double.isNaN(threshold) ? Double.NaN : Metrics.ratio(sum, weight);
  }

  /** Only the budget's share of the calm conversations rises above it. */
  private double threshold(int[] times) {
    double calm = calmByReach.stream().mapToDouble(i -> times[i]).sum();
    double rung = 0;
    for (int i : calmByReach) {
      rung += times[i];
      if (rung > budget * calm) {
        return reach[i];
      }
    }
    return calm == 0 ? Double.NaN : 0;
  }

  /** Turns from the first belief above a threshold to the escalation; 0 if there is none. */
  private static int lead(ScoredConversation conversation, double threshold) {
    for (int i = 0; i < conversation.seen(); i++) {
      if (conversation.turns().get(i).risk() > threshold) {
        return conversation.seen() - i;
      }
    }
    return 0;
  }

  private static double reach(ScoredConversation conversation) {
    return conversation.turns().stream()
        .limit(conversation.seen())
        .mapToDouble(ScoredConversation.ScoredTurn::risk)
        .max()
        .orElse(0);
  }

  /** Over bins of equal mass, as {@link Metrics#calibrationError}. */
  private double calibrationError(int[] times) {
    int total = 0;
    for (int count : times) {
      total += count;
    }
    double error = 0;
    double gap = 0;
    int unit = 0;
    int bin = 0;
    for (int i : byBelief) {
      for (int time = 0; time < times[i]; time++) {
        while (unit >= (long) total * (bin + 1) / CalibrationFigures.BINS) {
          error += Math.abs(gap);
          gap = 0;
          bin++;
        }
        gap += half.get(i).score() - (half.get(i).truth() ? 1 : 0);
        unit++;
      }
    }
    return Metrics.ratio(error + Math.abs(gap), total);
  }

  private List<Integer> places(Comparator<Integer> order) {
    return IntStream.range(0, all.size()).boxed().sorted(order).toList();
  }
}

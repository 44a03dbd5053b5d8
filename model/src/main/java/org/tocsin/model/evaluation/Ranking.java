package org.tocsin.model.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tocsin.model.evaluation.Metrics.Scored;

/**
 * Scores in rising order, sorted once, so that they can be weighed many times.
 *
 * @param order the places of the scores in the list they came from
 */
record Ranking(List<Scored> scores, List<Integer> order) {
  /** Points of a curve that are nearer than this in both directions are one. */
  private static final double FINEST = 0.002;

  static Ranking of(List<Scored> all) {
    var order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all.get(i).score()))
            .toList();
    return new Ranking(order.stream().map(all::get).toList(), order);
  }

  /**
   * The weight of the pairs in which a positive is scored above a negative, ties counting half,
   * among all such pairs. NaN without both kinds.
   *
   * @param weight by the place in the list that was ranked
   */
  double auroc(IntUnaryOperator weight) {
    double right = 0;
    double positives = 0;
    double negatives = 0;
    for (int from = 0; from < scores.size(); ) {
      double tiedPositives = 0;
      double tiedNegatives = 0;
      int to = from;
      for (; to < scores.size() && scores.get(to).score() == scores.get(from).score(); to++) {
        int heavy = weight.applyAsInt(order.get(to));
        if (scores.get(to).truth()) {
          tiedPositives += heavy;
        } else {
          tiedNegatives += heavy;
        }
      }
      right += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      from = to;
    }
    return Metrics.ratio(right, positives * negatives);
  }

  /** The curve from (0, 0), no threshold is reached, to (1, 1); empty without both kinds. */
  List<RocPoint> roc() {
    long positives = scores.stream().filter(Scored::truth).count();
    long negatives = scores.size() - positives;
    if (positives == 0 || negatives == 0) {
      return List.of();
    }
    var points = new ArrayList<>(List.of(new RocPoint(0, 0)));
    double caught = 0;
    double rung = 0;
    for (int i = scores.size() - 1; i >= 0; i--) {
      if (scores.get(i).truth()) {
        caught++;
      } else {
        rung++;
      }
      boolean tied = i > 0 && scores.get(i - 1).score() == scores.get(i).score();
      var point = new RocPoint(rung / negatives, caught / positives);
      if (!tied && (i == 0 || apart(points.getLast(), point))) {
        points.add(point);
      }
    }
    return points;
  }

  private static boolean apart(RocPoint a, RocPoint b) {
    return b.falsePositiveRate() - a.falsePositiveRate() > FINEST
        || b.truePositiveRate() - a.truePositiveRate() > FINEST;
  }
}

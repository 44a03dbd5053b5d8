package org.tocsin.training.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Agreement of two orders. */
final class Ranks {
  private Ranks() {}

  /** Spearman's correlation, −1..1, ties at their mean rank; NaN if one side is constant. */
  static double correlation(List<Double> one, List<Double> other) {
    var a = ranks(one);
    var b = ranks(other);
    double mean = (one.size() - 1) / 2.0;
    double both = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - mean) * (b[i] - mean);
      squaresOfA += (a[i] - mean) * (a[i] - mean);
      squaresOfB += (b[i] - mean) * (b[i] - mean);
    }
    return both / Math.sqrt(squaresOfA * squaresOfB);
  }

  private static double[] ranks(List<Double> values) {
    var order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparingDouble(values::get))
            .toList();
    var ranks = new double[values.size()];
    for (int from = 0; from < order.size(); ) {
      int to = from;
      while (to < order.size() && values.get(order.get(to)).equals(values.get(order.get(from)))) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}

package org.tocsin.training.check;

import java.util.HashMap;
import java.util.List;

/** What two people say of one thing. */
record Both<T>(T first, T second) {
  boolean agree() {
    return first.equals(second);
  }

  /**
   * By how much two people agree more often than chance would have them: Cohen's κ, 1 at most; NaN
   * if chance alone would have them agree always (J. Cohen, A coefficient of agreement for nominal
   * scales, Educational and Psychological Measurement 1960).
   */
  static <T> double kappa(List<Both<T>> labels) {
    double n = labels.size();
    var first = new HashMap<T, Integer>();
    var second = new HashMap<T, Integer>();
    for (var each : labels) {
      first.merge(each.first(), 1, Integer::sum);
      second.merge(each.second(), 1, Integer::sum);
    }
    double observed = labels.stream().filter(Both::agree).count() / n;
    double chance =
        first.entrySet().stream()
            .mapToDouble(e -> e.getValue() / n * second.getOrDefault(e.getKey(), 0) / n)
            .sum();
    return (observed - chance) / (1 - chance);
  }
}

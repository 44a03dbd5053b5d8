package org.tocsin.training.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The population stability index: how differently two lots are spread over the same bins; 0 if they
 * are spread alike.
 *
 * @param index Σ (p − q) ln (p / q)
 * @param chance what the index exceeds by chance alone with the asked-for probability, where
 *     nothing has changed: it is (1/n + 1/m) χ² (B. Yurdakul and J. Naranjo, Statistical properties
 *     of the population stability index, 2020)
 */
record Stability(double index, double chance) {
  private static final int MOST_BINS = 10;

  /** Fewer in a bin, and the law of χ² does not hold in its tail. */
  private static final int IN_A_BIN = 30;

  private static final double HALF_A_CASE = 0.5;

  /** From here on a shift is one that people call large. */
  private static final double LARGE = 0.2;

  /** Whether it is large, and more than chance. */
  boolean shifted() {
    return index > LARGE && index > chance;
  }

  /**
   * Of numbers, in tenths of the first lot, or fewer parts where a lot is small; those that are not
   * known are a bin of their own.
   *
   * @param risk the probability of a false finding
   */
  static Stability ofNumbers(double[] before, double[] now, double risk) {
    var known = Arrays.stream(before).filter(x -> !Double.isNaN(x)).sorted().toArray();
    int bins = Math.clamp(Math.min(known.length, now.length) / IN_A_BIN, 1, MOST_BINS);
    var edges = new double[bins - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = known[known.length * (i + 1) / bins];
    }
    return of(counts(before, edges), counts(now, edges), risk);
  }

  /** Of words. */
  static Stability ofWords(List<String> before, List<String> now, double risk) {
    return of(counts(before), counts(now), risk);
  }

  private static Map<String, Integer> counts(double[] values, double[] edges) {
    return counts(
        Arrays.stream(values)
            .mapToObj(x ->
                Double.isNaN(x)
                    ? "unknown"
                    : String.valueOf(Arrays.stream(edges).filter(edge -> x > edge).count()))
            .toList());
  }

  private static Map<String, Integer> counts(List<String> words) {
    var counts = new HashMap<String, Integer>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  private static Stability of(Map<String, Integer> before, Map<String, Integer> now, double risk) {
    var bins = new HashSet<>(before.keySet());
    bins.addAll(now.keySet());
    double n = total(before) + HALF_A_CASE * bins.size();
    double m = total(now) + HALF_A_CASE * bins.size();
    double index = 0;
    for (var bin : bins) {
      double p = (before.getOrDefault(bin, 0) + HALF_A_CASE) / n;
      double q = (now.getOrDefault(bin, 0) + HALF_A_CASE) / m;
      index += (p - q) * Math.log(p / q);
    }
    return new Stability(index, (1 / n + 1 / m) * chiSquare(bins.size() - 1, risk));
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(c -> c).sum();
  }

  /** Which χ² is exceeded with a probability (E. Wilson and M. Hilferty, 1931). */
  private static double chiSquare(int freedom, double risk) {
    if (freedom < 1) {
      return 0;
    }
    double part = 2.0 / (9 * freedom);
    return freedom * Math.pow(1 - part + normal(risk) * Math.sqrt(part), 3);
  }

  /** Which normal deviate is exceeded with a probability (Abramowitz and Stegun, 26.2.23). */
  static double normal(double risk) {
    double t = Math.sqrt(-2 * Math.log(risk));
    return t
        - (2.515517 + 0.802853 * t + 0.010328 * t * t)
            / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  }
}

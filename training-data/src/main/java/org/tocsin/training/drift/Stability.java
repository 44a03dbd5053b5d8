package org.tocsin.training.drift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    var words = Stream.concat(before.stream(), now.stream()).distinct().toList();
    return of(counts(before, words), counts(now, words), risk);
  }

  private static int[] counts(List<String> said, List<String> words) {
    var counts = new int[words.size()];
    said.forEach(word -> counts[words.indexOf(word)]++);
    return counts;
  }

  private static int[] counts(double[] values, double[] edges) {
    var counts = new int[edges.length + 2];
    for (double value : values) {
      counts[bin(value, edges)]++;
    }
    return counts;
  }

  /** How many edges lie below; the bin behind all others is of those that are not known. */
  private static int bin(double value, double[] edges) {
    if (Double.isNaN(value)) {
      return edges.length + 1;
    }
    int bin = 0;
    while (bin < edges.length && value > edges[bin]) {
      bin++;
    }
    return bin;
  }

  /** A bin that is empty in both is none. */
  private static Stability of(int[] before, int[] now, double risk) {
    var bins = IntStream.range(0, before.length).filter(i -> before[i] + now[i] > 0).toArray();
    double n = IntStream.of(before).sum() + HALF_A_CASE * bins.length;
    double m = IntStream.of(now).sum() + HALF_A_CASE * bins.length;
    double index = 0;
    for (int bin : bins) {
      double p = (before[bin] + HALF_A_CASE) / n;
      double q = (now[bin] + HALF_A_CASE) / m;
      index += (p - q) * Math.log(p / q);
    }
    return new Stability(index, (1 / n + 1 / m) * chiSquare(bins.length - 1, risk));
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

package org.tocsin.model.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Figures over scores and truths. Undefined figures are NaN. */
public final class Metrics {
  private Metrics() {}

  /** A score with its truth. */
  public record Scored(double score, boolean truth) {}

  /**
   * The probability that a positive is scored above a negative, ties counting half: the
   * Mann–Whitney statistic. NaN without both kinds.
   */
  public static double auroc(List<Scored> all) {
    var sorted = all.stream().sorted((a, b) -> Double.compare(a.score(), b.score())).toList();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        if (sorted.get(i).truth()) {
          rankSum += rank;
          positives++;
        }
      }
      from = to;
    }
    long negatives = sorted.size() - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /** Expected calibration error over bins of equal mass. */
  static double calibrationError(List<Scored> all, int bins) {
    var sorted = all.stream().sorted((a, b) -> Double.compare(a.score(), b.score())).toList();
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      var part = sorted.subList(sorted.size() * bin / bins, sorted.size() * (bin + 1) / bins);
      double mean = part.stream().mapToDouble(Scored::score).average().orElse(0);
      double rate = part.stream().mapToDouble(s -> s.truth() ? 1 : 0).average().orElse(0);
      error += Math.abs(mean - rate) * part.size();
    }
    return sorted.isEmpty() ? Double.NaN : error / sorted.size();
  }

  /** Mean squared difference of score and truth. */
  static double brier(List<Scored> all) {
    return all.stream()
        .mapToDouble(s -> Math.pow(s.score() - (s.truth() ? 1 : 0), 2))
        .average()
        .orElse(Double.NaN);
  }

  /** A quantile by linear interpolation. */
  static double quantile(List<Integer> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    var sorted = values.stream().mapToInt(v -> v).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The mean of what is not NaN. */
  static double mean(IntStream seeds, IntToDoubleFunction figure) {
    return Arrays.stream(seeds.mapToDouble(figure).toArray())
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }
}

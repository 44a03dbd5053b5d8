package org.tocsin.model.evaluation;

import java.util.ArrayList;
import java.util.List;

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
    return Ranking.of(all).auroc(_ -> 1);
  }

  /** Expected calibration error over bins of equal mass. */
  static double calibrationError(List<Scored> all, int bins) {
    double error =
        bins(all, bins).stream()
            .mapToDouble(bin -> Math.abs(bin.belief() - bin.rate()) * bin.conversations())
            .sum();
    return all.isEmpty() ? Double.NaN : error / all.size();
  }

  /** Bins of equal mass by rising score; fewer where there are fewer scores. */
  static List<Bin> bins(List<Scored> all, int count) {
    var sorted = all.stream().sorted((a, b) -> Double.compare(a.score(), b.score())).toList();
    var bins = new ArrayList<Bin>();
    for (int bin = 0; bin < count; bin++) {
      var part = sorted.subList(sorted.size() * bin / count, sorted.size() * (bin + 1) / count);
      if (!part.isEmpty()) {
        bins.add(
            new Bin(
                part.stream().mapToDouble(Scored::score).average().orElseThrow(),
                part.stream().mapToDouble(s -> s.truth() ? 1 : 0).average().orElseThrow(),
                part.size()));
      }
    }
    return bins;
  }

  /** Mean squared difference of score and truth. */
  static double brier(List<Scored> all) {
    return all.stream()
        .mapToDouble(s -> Math.pow(s.score() - (s.truth() ? 1 : 0), 2))
        .average()
        .orElse(Double.NaN);
  }

  /** A quantile by linear interpolation. */
  static double quantile(List<? extends Number> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    var sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** A share; NaN of nothing. */
  static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  /** The harmonic mean of precision and recall, 2·right / (claimed + true); NaN of nothing. */
  static double f1(double right, double claimed, double truths) {
    return ratio(2 * right, claimed + truths);
  }
}

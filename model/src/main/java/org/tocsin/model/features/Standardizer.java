package org.tocsin.model.features;

import java.util.Arrays;
import java.util.List;

/**
 * Brings each number to mean 0 and standard deviation 1 over the training data; what is missing
 * (NaN) becomes 0, the mean, and so says nothing.
 */
public record Standardizer(List<Double> means, List<Double> deviations) {

  public Standardizer {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  /** Learns means and deviations over the rows in which a number is known. */
  public static Standardizer of(List<float[]> rows) {
    int width = rows.getFirst().length;
    var means = new Double[width];
    var deviations = new Double[width];
    for (int i = 0; i < width; i++) {
      int column = i;
      var known = rows.stream().mapToDouble(r -> r[column]).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(known).average().orElse(0);
      double variance = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      means[i] = mean;
      deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
    }
    return new Standardizer(List.of(means), List.of(deviations));
  }

  /** A whole row, standardised. */
  public float[] apply(float[] row) {
    var standardised = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      standardised[i] = apply(i, row[i]);
    }
    return standardised;
  }

  /** The standardised number, cut at four deviations so that one odd value cannot rule. */
  public float apply(int column, float value) {
    return Float.isNaN(value)
        ? 0
        : (float) Math.clamp((value - means.get(column)) / deviations.get(column), -4, 4);
  }
}

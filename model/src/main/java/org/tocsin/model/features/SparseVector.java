package org.tocsin.model.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers of which most are zero. Immutable. */
public final class SparseVector {
  private final int[] places;
  private final double[] values;

  private SparseVector(int[] places, double[] values) {
    this.places = places;
    this.values = values;
  }

  /**
   * The numbers at some places; all others are zero.
   *
   * @param places ascending, 0-based
   */
  static SparseVector of(List<Integer> places, List<Double> values) {
    return new SparseVector(
        places.stream().mapToInt(p -> p).toArray(), values.stream().mapToDouble(v -> v).toArray());
  }

  /** All numbers of a row. */
  public static SparseVector of(float[] row) {
    return new SparseVector(
        IntStream.range(0, row.length).toArray(),
        IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray());
  }

  /**
   * Vectors one after the other.
   *
   * @param sizes how many places each takes
   */
  public static SparseVector joined(List<SparseVector> parts, List<Integer> sizes) {
    var places = new ArrayList<Integer>();
    var values = new ArrayList<Double>();
    int from = 0;
    for (int part = 0; part < parts.size(); part++) {
      for (int i = 0; i < parts.get(part).count(); i++) {
        places.add(from + parts.get(part).place(i));
        values.add(parts.get(part).value(i));
      }
      from += sizes.get(part);
    }
    return of(places, values);
  }

  /** How many numbers are kept. */
  public int count() {
    return places.length;
  }

  /** Where the i-th kept number stands. */
  public int place(int i) {
    return places[i];
  }

  /** The i-th kept number. */
  public double value(int i) {
    return values[i];
  }

  /** The sum of the numbers at places from a first up to an end, each times its weight. */
  double dot(List<Double> weights, int first, int end) {
    double sum = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= first && places[i] < end) {
        sum += values[i] * weights.get(places[i]);
      }
    }
    return sum;
  }

  /** The same direction with length 1; unchanged if it is all zeros. */
  SparseVector normalised() {
    double square = 0;
    for (double value : values) {
      square += value * value;
    }
    double length = Math.sqrt(square);
    var scaled = values.clone();
    for (int i = 0; i < scaled.length && length > 0; i++) {
      scaled[i] /= length;
    }
    return new SparseVector(places, scaled);
  }
}

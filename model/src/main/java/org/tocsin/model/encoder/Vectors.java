package org.tocsin.model.encoder;

/** Arithmetic on the vectors that a {@link SentenceEncoder} gives. */
public final class Vectors {

  private Vectors() {}

  /** The cosine of two vectors of length 1, -1..1; 0 if either is all zeros. */
  public static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** Adds {@code weight} times {@code vector} to {@code sum}, in place. */
  public static void add(float[] sum, float[] vector, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * vector[i]);
    }
  }

  /** The vector of length 1 in the same direction; all zeros stay so. */
  public static float[] normalised(float[] vector) {
    double length = Math.sqrt(cosine(vector, vector));
    var unit = new float[vector.length];
    if (length > 0) {
      add(unit, vector, 1 / length);
    }
    return unit;
  }
}

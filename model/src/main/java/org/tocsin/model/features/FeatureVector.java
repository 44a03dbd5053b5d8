package org.tocsin.model.features;

import java.util.Arrays;

/**
 * What the classifier sees of a conversation at one turn: standardised numbers in a fixed order.
 */
public final class FeatureVector {
  private final float[] values;

  FeatureVector(float[] values) {
    this.values = values;
  }

  /** The numbers; a copy. */
  public float[] values() {
    return values.clone();
  }

  /** The same but for the places that {@code from} lends: a step from one vector to another. */
  public FeatureVector with(int[] places, FeatureVector from) {
    var mixed = values.clone();
    for (int place : places) {
      mixed[place] = from.values[place];
    }
    return new FeatureVector(mixed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}

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

  /** How many numbers there are. */
  public int size() {
    return values.length;
  }

  /** The number at a place, 0-based. */
  public float at(int place) {
    return values[place];
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

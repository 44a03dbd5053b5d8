package org.tocsin.model.features;

/** Vectors from plain numbers. */
public final class TestVectors {
  private TestVectors() {}

  public static FeatureVector of(float... values) {
    return new FeatureVector(values);
  }
}

package org.tocsin.training;

import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.Words;

/** A small, quick encoder: texts of the same words point in the same direction. */
public final class WordsEncoder implements SentenceEncoder {
  private static final int DIMENSIONS = 48;

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] encode(String text) {
    var vector = new float[DIMENSIONS];
    Words.of(text).forEach(word -> vector[Math.floorMod(word.hashCode(), DIMENSIONS)]++);
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int i = 0; i < DIMENSIONS && square > 0; i++) {
      vector[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return vector;
  }

  @Override
  public String version() {
    return "words-48";
  }
}

package org.tocsin.model.encoder;

/** Turns a text into a vector whose direction is its meaning. Implementations are thread-safe. */
public interface SentenceEncoder {

  /** How many numbers a vector has. */
  int dimensions();

  /** A vector of length 1, the same for the same text; all zeros for a text without a word. */
  float[] encode(String text);

  /** Names the weights and the runtime that computes them: part of every model's provenance. */
  String version();
}

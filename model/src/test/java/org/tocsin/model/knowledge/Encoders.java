package org.tocsin.model.knowledge;

import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;

/** The real encoder, loaded once for all tests of this package. */
final class Encoders {

  static final SentenceEncoder BGE = CachedEncoder.of(BgeSmallEncoder.open(), 5_000);

  private Encoders() {}

  /** The vectors of {@link #BGE} under another name. */
  static SentenceEncoder named(String version) {
    return new SentenceEncoder() {
      @Override
      public int dimensions() {
        return BGE.dimensions();
      }

      @Override
      public float[] encode(String text) {
        return BGE.encode(text);
      }

      @Override
      public String version() {
        return version;
      }
    };
  }
}

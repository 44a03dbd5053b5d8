package org.tocsin.model.knowledge;

import java.util.List;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;

/**
 * What customers say that no article answers: greetings, thanks, names and numbers, patience and
 * the lack of it. Immutable.
 */
final class SmallTalk {

  private final List<float[]> examples;

  private SmallTalk(List<float[]> examples) {
    this.examples = examples;
  }

  /** Encodes the examples, some 5 ms each. */
  static SmallTalk learned(SentenceEncoder encoder) {
    return new SmallTalk(Lines.of("small-talk.txt").stream().map(encoder::encode).toList());
  }

  /** The cosine of a vector to the example that is most like it; 1 if nothing was said at all. */
  double likeness(float[] vector) {
    if (Vectors.cosine(vector, vector) == 0) {
      return 1;
    }
    return examples.stream().mapToDouble(e -> Vectors.cosine(e, vector)).max().orElse(-1);
  }
}

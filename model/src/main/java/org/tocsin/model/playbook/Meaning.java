package org.tocsin.model.playbook;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;
import org.tocsin.model.features.Turn;
import org.tocsin.model.knowledge.Prose;

/**
 * What a turn says as vectors: the whole of it, and each of its sentences.
 *
 * @param vectors at least one
 */
record Meaning(List<float[]> vectors) {
  Meaning {
    vectors = List.copyOf(vectors);
  }

  /** A turn of several sentences costs an encoding for each, some 4 ms. */
  static Meaning of(Turn turn, SentenceEncoder encoder) {
    var vectors = new ArrayList<float[]>();
    vectors.add(turn.vector());
    var text = turn.utterance().text();
    var sentences = Prose.sentences(text);
    if (sentences.size() > 1) {
      sentences.forEach(sentence -> vectors.add(encoder.encode(sentence.of(text))));
    }
    return new Meaning(vectors);
  }

  /** The cosine of what is nearest to any of the examples, −1..1. */
  double likeness(List<float[]> examples) {
    return examples.stream()
        .flatMapToDouble(
            example -> vectors.stream().mapToDouble(said -> Vectors.cosine(said, example)))
        .max()
        .orElse(-1);
  }
}

package org.tocsin.model.features;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.encoder.Vectors;

/**
 * Finds the cues in a turn by the closeness of its meaning to each cue's sentences. Thread-safe.
 */
public final class CueDetector {
  private final Map<Cue, List<float[]>> anchors = new EnumMap<>(Cue.class);

  /** Encodes every cue's sentences once: some 50 sentences, a few milliseconds each. */
  public CueDetector(SentenceEncoder encoder) {
    for (var cue : Cue.values()) {
      anchors.put(cue, cue.sentences().stream().map(encoder::encode).toList());
    }
  }

  /** How clearly each cue is in a text said by a speaker, 0..1. An unknown speaker may say all. */
  public Map<Cue, Double> cues(Speaker speaker, float[] vector) {
    var found = new EnumMap<Cue, Double>(Cue.class);
    anchors.forEach((cue, sentences) -> {
      if (speaker == cue.speaker() || speaker == Speaker.UNKNOWN) {
        found.put(cue, clarity(vector, sentences));
      }
    });
    return found;
  }

  /*
   * Two unrelated sentences have a cosine of about 0.45 in bge-small, close ones 0.75 and more.
   */
  private static double clarity(float[] vector, List<float[]> sentences) {
    double closest = 0;
    for (var sentence : sentences) {
      closest = Math.max(closest, Vectors.cosine(vector, sentence));
    }
    return Math.clamp((closest - 0.5) / 0.4, 0, 1);
  }
}

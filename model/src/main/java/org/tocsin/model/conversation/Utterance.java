package org.tocsin.model.conversation;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one speaker said in one go.
 *
 * @param offsetMs when it began, in milliseconds since the conversation's start; empty if unknown
 * @param endMs when it ended, likewise; never before {@code offsetMs}
 * @param complete false while a recogniser may still change the text (a partial result)
 * @param confidence the recogniser's own, 0..1; empty for typed text
 */
public record Utterance(
    UtteranceId id,
    Speaker speaker,
    String text,
    OptionalLong offsetMs,
    OptionalLong endMs,
    boolean complete,
    OptionalDouble confidence) {

  public Utterance {
    if (offsetMs.isPresent() && offsetMs.getAsLong() < 0) {
      throw new IllegalArgumentException("offsetMs must not be negative: was " + offsetMs);
    }
    if (offsetMs.isPresent() && endMs.isPresent() && endMs.getAsLong() < offsetMs.getAsLong()) {
      throw new IllegalArgumentException("endMs must not be before offsetMs: was " + endMs);
    }
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("confidence must be in 0..1: was " + confidence);
    }
  }

  /** A complete utterance without times. */
  public static Utterance of(String id, Speaker speaker, String text) {
    return new Utterance(
        new UtteranceId(id),
        speaker,
        text,
        OptionalLong.empty(),
        OptionalLong.empty(),
        true,
        OptionalDouble.empty());
  }

  /** The same utterance, begun at {@code offset} milliseconds. */
  public Utterance at(long offset) {
    return new Utterance(id, speaker, text, OptionalLong.of(offset), endMs, complete, confidence);
  }

  /** The same utterance, ended at {@code end} milliseconds. */
  public Utterance until(long end) {
    return new Utterance(id, speaker, text, offsetMs, OptionalLong.of(end), complete, confidence);
  }

  /** The same utterance of somebody else. */
  public Utterance by(Speaker other) {
    return other == speaker
        ? this
        : new Utterance(id, other, text, offsetMs, endMs, complete, confidence);
  }

  /** The same utterance in other words. */
  public Utterance saying(String other) {
    return new Utterance(id, speaker, other, offsetMs, endMs, complete, confidence);
  }

  /** The same utterance, still being recognised. */
  public Utterance partial() {
    return new Utterance(id, speaker, text, offsetMs, endMs, false, confidence);
  }
}

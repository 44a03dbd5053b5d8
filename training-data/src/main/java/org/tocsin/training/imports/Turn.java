package org.tocsin.training.imports;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Speaker;

/**
 * A turn on its way into a draft.
 *
 * @param beginMs since the conversation's start, or by the clock; empty if unknown
 * @param endMs likewise
 */
record Turn(
    Place place,
    Speaker speaker,
    String text,
    OptionalLong beginMs,
    OptionalLong endMs,
    OptionalDouble confidence) {

  /** A turn that keeps the rules of an utterance, so that a bad one spoils no other. */
  Turn {
    if (beginMs.orElse(0) < 0) {
      throw new BrokenRule("the time must not be negative");
    }
    if (beginMs.isPresent() && endMs.orElse(Long.MAX_VALUE) < beginMs.getAsLong()) {
      throw new BrokenRule("ends before it begins");
    }
    if (!(confidence.orElse(0) >= 0 && confidence.orElse(0) <= 1)) {
      throw new BrokenRule("confidence must be in 0..1: was " + confidence.getAsDouble());
    }
  }

  /** A turn that a clock but no recogniser took part in. */
  static Turn typed(Place place, Speaker speaker, String text, OptionalLong atMs) {
    return new Turn(place, speaker, text, atMs, OptionalLong.empty(), OptionalDouble.empty());
  }

  /** The same turn, its times counted from another moment. */
  Turn since(long zeroMs) {
    return new Turn(place, speaker, text, less(beginMs, zeroMs), less(endMs, zeroMs), confidence);
  }

  private static OptionalLong less(OptionalLong time, long zero) {
    return time.isPresent() ? OptionalLong.of(time.getAsLong() - zero) : time;
  }
}

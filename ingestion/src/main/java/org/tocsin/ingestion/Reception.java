package org.tocsin.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;

/**
 * When things arrived of one conversation, by this machine's clock. Pure; duplicates count, since
 * they too show that the source is there.
 *
 * @param lastAt when the last event arrived, partial results included
 * @param gapMs the usual time between two arrivals, recent ones weighing more; empty before the
 *     second
 * @param unfinishedSince when the first of the partial results arrived that no final one followed
 * @param rejected how many frames in a row broke a rule
 */
public record Reception(
    Instant lastAt, OptionalDouble gapMs, Optional<Instant> unfinishedSince, int rejected) {
  private static final double WEIGHT = 0.2;

  /** Nothing is known but that it is there. */
  public static Reception begun(Instant now) {
    return new Reception(now, OptionalDouble.empty(), Optional.empty(), 0);
  }

  /** After the first event. */
  static Reception first(TranscriptEvent event, Instant now) {
    var nothing = begun(now);
    return new Reception(
        now, OptionalDouble.empty(), nothing.unfinishedAfter(event, now), nothing.rejected());
  }

  /** After one more event. */
  public Reception after(TranscriptEvent event, Instant now) {
    double gap = Math.max(0, Duration.between(lastAt, now).toMillis());
    double usual = gapMs.isEmpty() ? gap : (1 - WEIGHT) * gapMs.getAsDouble() + WEIGHT * gap;
    return new Reception(now, OptionalDouble.of(usual), unfinishedAfter(event, now), 0);
  }

  /** After something that came again. */
  Reception afterRepetition(Instant now) {
    return new Reception(now, gapMs, unfinishedSince, 0);
  }

  /** After a frame that broke a rule. */
  public Reception afterRejection() {
    return new Reception(lastAt, gapMs, unfinishedSince, rejected + 1);
  }

  private Optional<Instant> unfinishedAfter(TranscriptEvent event, Instant now) {
    if (!(event instanceof Spoken(_, var utterance))) {
      return unfinishedSince;
    }
    return utterance.complete() ? Optional.empty() : unfinishedSince.or(() -> Optional.of(now));
  }
}

package org.tocsin.ingestion;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.model.conversation.Channel;

/**
 * From when on a conversation counts as badly heard.
 *
 * @param call a call is never silent before, however fast its rhythm
 * @param chat the same of a chat; an e-mail is never silent
 * @param rhythm how many times its own usual gap a conversation may be silent
 * @param partials how long partial results may go on without a final one
 * @param rejections so many frames in a row must break a rule
 * @param oneSideTurns from so many turns on both sides must have been heard
 * @param confidence below which the recogniser hardly trusts itself, 0..1
 */
public record HearingLimits(
    Duration call,
    Duration chat,
    double rhythm,
    Duration partials,
    int rejections,
    int oneSideTurns,
    double confidence) {

  /** What holds where nothing is set. */
  public static final HearingLimits USUAL =
      new HearingLimits(
          Duration.ofSeconds(40), Duration.ofMinutes(5), 6, Duration.ofSeconds(60), 3, 8, 0.5);

  /** How long a conversation may be silent; empty for ever. */
  Optional<Duration> silence(Channel channel, OptionalDouble gapMs) {
    var own = Duration.ofMillis(Math.round(rhythm * gapMs.orElse(0)));
    return switch (channel) {
      case CALL -> Optional.of(longer(call, own));
      case CHAT -> Optional.of(longer(chat, own));
      case EMAIL -> Optional.empty();
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

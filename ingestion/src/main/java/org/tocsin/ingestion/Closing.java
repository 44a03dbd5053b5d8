package org.tocsin.ingestion;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.TranscriptEvent.Ended;

/**
 * Ends calls and chats whose source fell silent without an end, as if the source had: an event in
 * the journal. Whoever speaks again reopens them. E-mails stay open.
 */
public final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
  private static final Duration ROUNDS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final LiveConversations live;
  private final Ears ears;
  private final Pipeline pipeline;
  private final Duration after;
  private final Clock clock;
  private final long timer;

  /**
   * Begins its rounds at once.
   *
   * @param after how long a conversation must have been silent
   */
  public Closing(
      Vertx vertx,
      LiveConversations live,
      Ears ears,
      Pipeline pipeline,
      Duration after,
      Clock clock) {
    this.vertx = vertx;
    this.live = live;
    this.ears = ears;
    this.pipeline = pipeline;
    this.after = after;
    this.clock = clock;
    this.timer = vertx.setPeriodic(ROUNDS.toMillis(), _ -> round());
  }

  /** Ends no more. */
  public void close() {
    vertx.cancelTimer(timer);
  }

  private void round() {
    live.all().stream()
        .map(c -> c.assessment().conversation())
        .filter(c -> !c.ended() && c.circumstances().channel() != Channel.EMAIL)
        .forEach(c -> ears.of(c.id()).ifPresent(reception -> look(c.id(), reception)));
  }

  /** The end is always at the same moment, so that one that is told twice is a duplicate. */
  private void look(ConversationId id, Reception reception) {
    var end = reception.lastAt().plus(after);
    if (end.isBefore(clock.instant())) {
      pipeline
          .accept(new Ended(id, Optional.of(end), Outcome.UNKNOWN))
          .onFailure(failure -> LOG.warn("{} could not be closed", id, failure));
    }
  }
}

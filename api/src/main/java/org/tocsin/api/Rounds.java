package org.tocsin.api;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is looked after every second, off the event loop, one round after the other. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private Rounds() {}

  /** Begins; returns the timer, by which it ends. */
  static long of(Vertx vertx, String what, Runnable round) {
    return vertx.setPeriodic(
        EVERY.toMillis(),
        _ ->
            vertx
                .executeBlocking(
                    () -> {
                      round.run();
                      return true;
                    },
                    true)
                .onFailure(failure -> LOG.error("{} could not be looked after", what, failure)));
  }
}

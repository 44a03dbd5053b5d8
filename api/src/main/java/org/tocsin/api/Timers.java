package org.tocsin.api;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again while the service runs. */
final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final Duration ROUNDS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final List<Long> running = new CopyOnWriteArrayList<>();

  Timers(Vertx vertx) {
    this.vertx = vertx;
  }

  /** On the event loop; the first time after one period. */
  void every(Duration period, Runnable work) {
    running.add(vertx.setPeriodic(period.toMillis(), _ -> work.run()));
  }

  /** The same, and at once. */
  void atOnceAndEvery(Duration period, Runnable work) {
    running.add(vertx.setPeriodic(0, period.toMillis(), _ -> work.run()));
  }

  /** Every second, off the event loop, one round after the other; a failure is logged. */
  void round(String what, Runnable round) {
    every(
        ROUNDS,
        () ->
            vertx
                .executeBlocking(
                    () -> {
                      round.run();
                      return true;
                    },
                    true)
                .onFailure(failure -> LOG.error("{} could not be looked after", what, failure)));
  }

  /** Nothing begins any more; what runs goes on. */
  @Override
  public void close() {
    running.forEach(vertx::cancelTimer);
  }
}

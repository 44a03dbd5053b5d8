package org.tocsin.api;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Erasure;

/** Erases what is older than the operator wants to keep, at the start and every hour. */
record Retention(Configuration configuration, Erasure erasure) {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration PERIOD = Duration.ofHours(1);

  /** Begins; returns the timers to be cancelled. */
  List<Long> follow(Vertx vertx) {
    return List.of(vertx.setPeriodic(0, PERIOD.toMillis(), _ -> run()));
  }

  private void run() {
    configuration
        .keepConversations()
        .ifPresent(age ->
            erasure
                .olderThan(age)
                .onSuccess(erased -> told(erased.tombstones().size(), "conversations", age))
                .onFailure(failure -> LOG.error("old conversations are still there", failure)));
    configuration
        .keepDeadLetters()
        .ifPresent(age ->
            erasure
                .deadLettersOlderThan(age)
                .onSuccess(erased -> told(erased, "dead letters", age))
                .onFailure(failure -> LOG.error("old dead letters are still there", failure)));
  }

  private static void told(int count, String what, Duration age) {
    if (count > 0) {
      LOG.info("{} {} older than {} days were erased", count, what, age.toDays());
    }
  }
}

package org.tocsin.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.learning.Shadow;

/**
 * Another model that was promoted, or the same fitted anew, serves from the next turn on.
 *
 * @param worker a thread of its own, so that a promotion waits for nothing else
 */
record Promotions(WorkerExecutor worker, OnDuty onDuty, Shadow shadow, Understanding understanding)
    implements AutoCloseable {
  /** How often the registry is looked at. */
  static final Duration PERIOD = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Promotions.class);
  private static final Duration REFITS = Duration.ofMinutes(1);

  static Promotions of(Vertx vertx, OnDuty onDuty, Shadow shadow, Understanding understanding) {
    var worker = vertx.createSharedWorkerExecutor("tocsin-promotions", 1);
    return new Promotions(worker, onDuty, shadow, understanding);
  }

  /** Looks again and again from now on. */
  void begin(Timers timers) {
    timers.every(PERIOD, () -> change("promotions", onDuty::follow));
    timers.every(REFITS, () -> change("traffic", onDuty::refit));
  }

  /** Looks now; succeeds with the version that serves then. */
  Future<String> look() {
    return change("promotions", this::followed).map(_ -> serving());
  }

  /** The version that serves now. */
  String serving() {
    return onDuty.model().model().version().value();
  }

  @Override
  public void close() {
    Settling.of("promotions", worker.close());
  }

  private boolean followed() {
    shadow.follow();
    return onDuty.follow();
  }

  private Future<Boolean> change(String what, Callable<Boolean> following) {
    return worker
        .executeBlocking(following, false)
        .onSuccess(another -> {
          if (another) {
            understanding.adopt();
          }
        })
        .onFailure(failure -> LOG.error("{} cannot be followed", what, failure));
  }
}

package org.tocsin.ingestion;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is in the outbox to one receiver, for as long as it takes. At least once: who is
 * told and cannot say so is told again. Nobody waits for it.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration ROUNDS = Duration.ofMillis(200);
  private static final int AT_A_TIME = 8;

  private final Vertx vertx;
  private final Outbox outbox;
  private final Receiver receiver;
  private final Backoff backoff;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final long timer;
  private volatile boolean closed;

  /** Begins its rounds at once. */
  public Courier(Vertx vertx, Outbox outbox, Receiver receiver, Backoff backoff, Clock clock) {
    this.vertx = vertx;
    this.outbox = outbox;
    this.receiver = receiver;
    this.backoff = backoff;
    this.clock = clock;
    this.timer = vertx.setPeriodic(ROUNDS.toMillis(), _ -> round());
  }

  /** To whom it goes. */
  public String receiver() {
    return receiver.name();
  }

  /** How many deliveries arrived since the start. */
  public long delivered() {
    return delivered.sum();
  }

  /** How many attempts were in vain since the start. */
  public long failed() {
    return failed.sum();
  }

  /** Takes no more on its way; what was on its way and did not arrive stays in the outbox. */
  public Future<Void> close() {
    closed = true;
    vertx.cancelTimer(timer);
    return receiver.close();
  }

  private void round() {
    if (closed || !underWay.compareAndSet(false, true)) {
      return;
    }
    vertx
        .executeBlocking(() -> outbox.due(receiver.name(), AT_A_TIME), false)
        .compose(this::carry)
        .onFailure(
            failure -> LOG.warn("{}: deliveries cannot be carried", receiver.name(), failure))
        .onComplete(round -> {
          underWay.set(false);
          if (round.succeeded() && round.result() > 0) {
            round();
          }
        });
  }

  private Future<Integer> carry(List<Delivery> due) {
    return Future.join(due.stream().map(this::carry).toList()).map(due.size());
  }

  private Future<Void> carry(Delivery delivery) {
    return receiver
        .take(delivery)
        .transform(
            taken -> taken.succeeded() ? arrived(delivery) : inVain(delivery, taken.cause()));
  }

  private Future<Void> arrived(Delivery delivery) {
    delivered.increment();
    return outbox.arrived(delivery);
  }

  private Future<Void> inVain(Delivery delivery, Throwable failure) {
    if (closed) {
      return Future.succeededFuture();
    }
    failed.increment();
    var wait = backoff.after(delivery.attempts() + 1, random);
    if (wait.isEmpty()) {
      LOG.warn("{}: delivery {} is given up: {}", receiver.name(), delivery.id(), reason(failure));
    }
    return outbox.failed(delivery, reason(failure), wait.map(clock.instant()::plus));
  }

  private static String reason(Throwable failure) {
    return Excerpt.of(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }
}

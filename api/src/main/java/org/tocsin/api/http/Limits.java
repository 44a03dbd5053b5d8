package org.tocsin.api.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each token may ask: a bucket per token that fills at a steady rate and holds ten
 * seconds' worth. What sources send has its own back-pressure and is not counted here. Thread-safe.
 */
public final class Limits {
  private static final int SECONDS_HELD = 10;
  private static final int MOST_BUCKETS = 10_000;

  private final int perSecond;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param open whether the latest request was let through
   */
  private record Bucket(double left, long atMs, boolean open) {}

  /**
   * @param perSecond requests a second; 0 for no limit
   */
  public Limits(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Passes on whoever may still ask; others are answered 429 with {@code Retry-After}. */
  void pass(RoutingContext context) {
    if (perSecond == 0 || take(Doors.credentialOf(context))) {
      context.next();
      return;
    }
    context.response().putHeader("Retry-After", "1");
    Problem.answer(
        context, 429, "this token asks more often than %d times a second".formatted(perSecond));
  }

  private boolean take(String credential) {
    long now = clock.millis();
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.values().removeIf(b -> now - b.atMs() > 1_000L * SECONDS_HELD);
    }
    return buckets.compute(credential, (_, bucket) -> after(bucket, now)).open();
  }

  private Bucket after(@Nullable Bucket bucket, long now) {
    double most = (double) perSecond * SECONDS_HELD;
    double filled =
        bucket == null
            ? most
            : Math.min(most, bucket.left() + (now - bucket.atMs()) * perSecond / 1_000.0);
    return filled >= 1 ? new Bucket(filled - 1, now, true) : new Bucket(filled, now, false);
  }
}

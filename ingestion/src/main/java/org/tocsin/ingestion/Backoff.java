package org.tocsin.ingestion;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after an attempt that failed: twice as long each time, up to a limit, and up to
 * half of it by chance, so that receivers that come back are not met by all at once.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer
 * @param attempts after so many there is no other
 */
public record Backoff(Duration first, Duration longest, int attempts) {

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
      throw new IllegalArgumentException(
          "waits must be positive and grow, and there must be an attempt: was %s to %s, %d times"
              .formatted(first, longest, attempts));
    }
  }

  /** The wait after {@code failures} failures in a row, 1 or more; empty when it is enough. */
  public Optional<Duration> after(int failures, RandomGenerator random) {
    if (failures >= attempts) {
      return Optional.empty();
    }
    double doubled = first.toMillis() * Math.pow(2, failures - 1.0);
    double whole = Math.min(doubled, (double) longest.toMillis());
    return Optional.of(Duration.ofMillis(Math.round(whole * (1 - random.nextDouble() / 2))));
  }
}

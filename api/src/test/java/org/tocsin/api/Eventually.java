package org.tocsin.api;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about: as short as may be, and not for ever. */
public final class Eventually {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Eventually() {}

  /** Returns once it holds. */
  public static void holds(String what, BooleanSupplier condition) {
    holds(what, PATIENCE, condition);
  }

  /** The same with more patience, or less. */
  static void holds(String what, Duration patience, BooleanSupplier condition) {
    long until = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("this did not come about within " + patience + ": " + what);
      }
      breathe();
    }
  }

  private static void breathe() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

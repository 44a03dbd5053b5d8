package org.tocsin.ingestion;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many events went which way since the start. When nothing is under way, received = accepted +
 * duplicates + rejected and accepted = analysed + failed. Thread-safe.
 */
public final class Flow {
  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder analysed = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** The counts at one moment. */
  public record Counts(
      long received, long accepted, long duplicates, long rejected, long analysed, long failed) {
    /** Accepted and not analysed yet. */
    public long waiting() {
      return accepted - analysed - failed;
    }
  }

  /** The counts now. */
  public Counts counts() {
    return new Counts(
        received.sum(),
        accepted.sum(),
        duplicates.sum(),
        rejected.sum(),
        analysed.sum(),
        failed.sum());
  }

  void received() {
    received.increment();
  }

  void accepted() {
    accepted.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void rejected() {
    rejected.increment();
  }

  void analysed() {
    analysed.increment();
  }

  void failed() {
    failed.increment();
  }
}

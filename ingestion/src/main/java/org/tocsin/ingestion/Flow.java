package org.tocsin.ingestion;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many events went which way since the start. Thread-safe.
 *
 * <p>Nothing gets lost between two counters: when nothing is under way, received = accepted +
 * duplicates + rejected + refused and accepted = analysed + waiting + skipped + failed, and at no
 * moment is a right side larger than received, or analysed + skipped + failed larger than accepted.
 */
public final class Flow {
  /*
   * Each counter is counted by itself, none is a difference of others, so that a test can find an
   * event that went astray. An event is counted where it comes from before it is counted where it
   * goes, and counts() reads in the opposite order: what it finds at the end it finds at the
   * beginning too.
   */

  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder waiting = new LongAdder();
  private final LongAdder analysed = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param refused could not be stored; their senders were told, and nothing was acknowledged
   * @param waiting accepted and not analysed yet
   * @param skipped partial results that were accepted and not analysed, since too much waited
   * @param failed accepted, and could not be analysed
   */
  public record Counts(
      long received,
      long accepted,
      long duplicates,
      long rejected,
      long refused,
      long waiting,
      long analysed,
      long skipped,
      long failed) {}

  /** The counts now. */
  public Counts counts() {
    long wereAnalysed = analysed.sum();
    long wereSkipped = skipped.sum();
    long hadFailed = failed.sum();
    long wait = waiting.sum();
    long wereAccepted = accepted.sum();
    long wereDuplicates = duplicates.sum();
    long wereRejected = rejected.sum();
    long wereRefused = refused.sum();
    return new Counts(
        received.sum(),
        wereAccepted,
        wereDuplicates,
        wereRejected,
        wereRefused,
        wait,
        wereAnalysed,
        wereSkipped,
        hadFailed);
  }

  void received() {
    received.increment();
  }

  void accepted() {
    accepted.increment();
    waiting.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void rejected() {
    rejected.increment();
  }

  void refused() {
    refused.increment();
  }

  void analysed() {
    waiting.decrement();
    analysed.increment();
  }

  void skipped() {
    waiting.decrement();
    skipped.increment();
  }

  void failed() {
    waiting.decrement();
    failed.increment();
  }
}

package org.tocsin.api.proof;

import java.util.Locale;
import java.util.stream.LongStream;

/** Durations in nanoseconds, of which the usual and the worst are told. Thread-safe. */
final class Quantiles {
  private final LongStream.Builder values = LongStream.builder();

  synchronized void add(long nanos) {
    values.add(nanos);
  }

  /** The same in order; to be called once, at the end. */
  synchronized Sorted sorted() {
    return new Sorted(values.build().sorted().toArray());
  }

  /** Sorted durations. */
  static final class Sorted {
    private final long[] nanos;

    private Sorted(long[] nanos) {
      this.nanos = nanos;
    }

    int count() {
      return nanos.length;
    }

    /** In milliseconds; NaN of nothing. */
    double at(double share) {
      return nanos.length == 0
          ? Double.NaN
          : nanos[(int) Math.min(nanos.length - 1L, Math.round(share * nanos.length))] / 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.0f ms (%d)",
          at(0.5),
          at(0.9),
          at(0.99),
          at(1),
          count());
    }
  }
}

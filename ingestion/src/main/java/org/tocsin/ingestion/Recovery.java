package org.tocsin.ingestion;

import java.util.stream.IntStream;

/**
 * Brings back what was live when the process stopped: as it was stored, and what came after that
 * from the journal's events through the same analysis. To be run before the first new event is
 * accepted.
 */
public final class Recovery {
  private static final int AT_A_TIME = 50;

  private final EventJournal journal;
  private final Analysis analysis;

  public Recovery(EventJournal journal, Analysis analysis) {
    this.journal = journal;
    this.analysis = analysis;
  }

  /**
   * What there was to do.
   *
   * @param conversations that are open
   * @param events that had to be analysed again
   */
  public record Recovered(long conversations, long events) {}

  /** Does it, with all processors. Blocks. */
  public Recovered run() {
    var open = journal.open();
    long events =
        IntStream.range(0, Math.ceilDiv(open.size(), AT_A_TIME))
            .parallel()
            .map(part -> part * AT_A_TIME)
            .mapToLong(from ->
                analysis.retell(open.subList(from, Math.min(open.size(), from + AT_A_TIME))))
            .sum();
    return new Recovered(open.size(), events);
  }
}

package org.tocsin.ingestion;

import java.util.concurrent.atomic.LongAdder;

/**
 * Brings back what was live when the process stopped: as it was stored, and what came after that
 * from the journal's events through the same analysis. To be run before the first new event is
 * accepted.
 */
public final class Recovery {
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
    var conversations = new LongAdder();
    var events = new LongAdder();
    journal.open().parallelStream()
        .forEach(id -> {
          events.add(analysis.retell(id));
          conversations.increment();
        });
    return new Recovered(conversations.sum(), events.sum());
  }
}

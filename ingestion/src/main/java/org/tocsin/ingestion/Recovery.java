package org.tocsin.ingestion;

import java.util.concurrent.atomic.LongAdder;
import org.tocsin.ingestion.EventJournal.Scope;

/**
 * Rebuilds what was live when the process stopped, by sending the journal's events through the same
 * analysis. To be run before the first new event is accepted.
 */
public final class Recovery {
  private final EventJournal journal;
  private final Analysis analysis;

  public Recovery(EventJournal journal, Analysis analysis) {
    this.journal = journal;
    this.analysis = analysis;
  }

  /** How many events were replayed. Blocks. */
  public long run() {
    var events = new LongAdder();
    journal.replay(
        Scope.OPEN,
        entry -> {
          analysis.remember(entry.event());
          events.increment();
        });
    return events.sum();
  }
}

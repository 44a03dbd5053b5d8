package org.tocsin.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.training.backtest.Backtest.Case;

/**
 * Conversations that are told one after the other; others ask meanwhile how far it is.
 *
 * @param <R> what is found of each
 */
final class Scoring<R> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);

  private final List<Case> cases;
  private final Supplier<Function<Case, R>> scorer;
  private volatile int done;
  private volatile boolean stopped;
  private volatile Optional<List<R>> found = Optional.empty();
  private volatile Optional<Throwable> failure = Optional.empty();

  /**
   * @param scorer made when it begins, which may take long
   */
  Scoring(List<Case> cases, Supplier<Function<Case, R>> scorer) {
    this.cases = cases;
    this.scorer = scorer;
  }

  @Override
  public void run() {
    try {
      score();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("scoring failed after {} conversations", done, e);
      failure = Optional.of(e);
    }
  }

  private void score() {
    var each = scorer.get();
    var results = new ArrayList<R>();
    for (var told : cases) {
      if (stopped || Thread.currentThread().isInterrupted()) {
        LOG.debug("scoring was given up after {} conversations", done);
        return;
      }
      results.add(each.apply(told));
      done = results.size();
    }
    found = Optional.of(results);
  }

  /** Why it ended without finding anything; empty as long as it has not. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Nobody needs it any more. */
  void stop() {
    stopped = true;
  }

  /** How many conversations are scored. */
  int done() {
    return done;
  }

  /** What was found, in the order of the conversations; empty until all are scored. */
  Optional<List<R>> found() {
    return found;
  }
}

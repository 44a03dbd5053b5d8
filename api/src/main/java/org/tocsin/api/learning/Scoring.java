package org.tocsin.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Trace;

/** One model that scores conversations one after the other; others ask meanwhile how far it is. */
final class Scoring implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);

  private final ServedModel model;
  private final SentenceEncoder encoder;
  private final List<Case> cases;
  private volatile int done;
  private volatile boolean stopped;
  private volatile Optional<Backtest> backtest = Optional.empty();

  Scoring(ServedModel model, SentenceEncoder encoder, List<Case> cases) {
    this.model = model;
    this.encoder = encoder;
    this.cases = cases;
  }

  @Override
  public void run() {
    var scorer = model.scorer(encoder);
    var traces = new ArrayList<Trace>();
    for (var each : cases) {
      if (stopped || Thread.currentThread().isInterrupted()) {
        LOG.debug("scoring with {} was given up", model.version());
        return;
      }
      traces.add(Trace.of(scorer, each.transcript(), each.label()));
      done = traces.size();
    }
    backtest = Optional.of(new Backtest(traces));
  }

  /** Nobody needs it any more. */
  void stop() {
    stopped = true;
  }

  ServedModel model() {
    return model;
  }

  /** How many conversations are scored. */
  int done() {
    return done;
  }

  /** What the model believed; empty until all are scored. */
  Optional<Backtest> backtest() {
    return backtest;
  }
}

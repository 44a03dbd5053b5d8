package org.tocsin.api.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Backtest.Change;
import org.tocsin.training.backtest.Outcomes;

/**
 * Tries policies and models on this place's own conversations while the service runs. Each model
 * scores them once, on one thread; any number of policies is then asked of its beliefs at once.
 * Thread-safe.
 */
public final class Backtesting implements AutoCloseable {
  /** So many of the latest conversations are looked at. */
  public static final int MOST = 5_000;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Supplier<List<Case>> cases;
  private final ModelRegistry registry;
  private final Supplier<SiteModel> serving;
  private final SentenceEncoder encoder;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("tocsin-backtest").factory());
  private Optional<Round> round = Optional.empty();

  /** Conversations as they were read at one time, and the models that scored them. */
  private record Round(List<Case> cases, Instant at, Map<ModelVersion, Scoring> scorings) {}

  /** What came of a question. */
  public sealed interface Answer {}

  /** The models are still scoring: so many of so many conversations. */
  public record Scored(int done, int of) implements Answer {}

  /** There are no conversations to try it on. */
  public record Nothing() implements Answer {}

  /** What serves, what was proposed, and every conversation that rings otherwise. */
  public record Found(
      Backtest backtest,
      ServedModel serves,
      Outcomes now,
      ServedModel proposed,
      Outcomes then,
      List<Change> changes)
      implements Answer {}

  /** The policy that somebody proposes. */
  public interface Proposal {
    /**
     * The policy.
     *
     * @param backtest what the proposed model believed
     * @param present the policy that the proposed model has
     */
    AlertPolicy of(Backtest backtest, AlertPolicy present);
  }

  /**
   * @param cases the conversations to try it on, read anew now and then; may block
   * @param serving that serves now
   */
  public Backtesting(
      Supplier<List<Case>> cases,
      ModelRegistry registry,
      Supplier<SiteModel> serving,
      SentenceEncoder encoder,
      Clock clock) {
    this.cases = cases;
    this.registry = registry;
    this.serving = serving;
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * Beside what serves now, what a policy of a model would have come to. Asked for the first time
   * it only begins to score. Blocks while conversations or models are read.
   *
   * @param model empty for the one that serves
   * @throws org.tocsin.model.registry.BrokenModel if there is no such model
   */
  public synchronized Answer ask(Optional<ModelVersion> model, Proposal proposal) {
    var at = clock.instant();
    var here = round.filter(r -> r.at().plus(KEPT).isAfter(at)).orElseGet(() -> begun(at));
    if (here.cases().isEmpty()) {
      return new Nothing();
    }
    var site = serving.get();
    var present = site.policy().moved(-site.shift().logOdds());
    var now = scoring(here, site.model().version(), site::model);
    var then =
        model
            .map(version -> scoring(here, version, () -> registry.read(version)))
            .filter(s -> !s.model().version().equals(now.model().version()))
            .orElse(now);
    var before = now.backtest();
    var after = then.backtest();
    if (before.isEmpty() || after.isEmpty()) {
      var running = before.isEmpty() ? now : then;
      return new Scored(running.done(), here.cases().size());
    }
    var policy = proposal.of(after.get(), now == then ? present : then.model().policy());
    return new Found(
        before.get(),
        now.model(),
        before.get().under(present),
        then.model(),
        after.get().under(policy),
        before.get().changes(present, after.get(), policy));
  }

  private Round begun(Instant at) {
    round.ifPresent(r -> r.scorings().values().forEach(Scoring::stop));
    var next = new Round(cases.get(), at, new HashMap<>());
    round = Optional.of(next);
    return next;
  }

  private Scoring scoring(Round here, ModelVersion version, Supplier<ServedModel> model) {
    var known = here.scorings().get(version);
    if (known != null) {
      return known;
    }
    var begun = new Scoring(model.get(), encoder, here.cases());
    here.scorings().put(version, begun);
    thread.execute(begun);
    return begun;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

package org.tocsin.api.learning;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.playbook.Playbook;
import org.tocsin.model.playbook.PlaybookFiles;
import org.tocsin.model.playbook.Playbooks;
import org.tocsin.model.playbook.PromptBudget;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Backtest.Change;
import org.tocsin.training.backtest.Outcomes;
import org.tocsin.training.backtest.PlaybookTrial;
import org.tocsin.training.backtest.Trace;

/**
 * Tries policies, models and playbooks on this place's own conversations while the service runs.
 * Each model scores them once, on one thread; any number of policies is then asked of its beliefs
 * at once. Thread-safe.
 */
public final class Backtesting implements AutoCloseable {
  /** So many of the latest conversations are looked at. */
  public static final int MOST = 5_000;

  private static final Duration KEPT = Duration.ofMinutes(10);

  /** So many of the last questions about playbooks are remembered, or still worked on. */
  private static final int QUESTIONS = 8;

  private final Supplier<List<Case>> cases;
  private final ModelRegistry registry;
  private final Supplier<SiteModel> serving;
  private final SentenceEncoder encoder;
  private final Guiding guiding;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("tocsin-backtest").factory());
  private Optional<Round> round = Optional.empty();

  /** Conversations as they were read at one time, and the models that scored them. */
  private record Round(
      List<Case> cases,
      Instant at,
      Map<ModelVersion, Tried> models,
      Map<Asked, Scoring<PlaybookTrial.Run>> playbooks) {
    void stop() {
      models.values().forEach(tried -> tried.scoring.stop());
      playbooks.values().forEach(Scoring::stop);
    }
  }

  /** Who asks something else waits for what is asked already; what nobody asks for goes. */
  private static final class Lately extends LinkedHashMap<Asked, Scoring<PlaybookTrial.Run>> {
    private static final long serialVersionUID = 1;

    Lately() {
      super(QUESTIONS, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Asked, Scoring<PlaybookTrial.Run>> eldest) {
      if (size() > QUESTIONS) {
        eldest.getValue().stop();
        return true;
      }
      return false;
    }
  }

  private record Asked(Map<String, String> files, ModelVersion model, AlertPolicy policy) {}

  private record Tried(ServedModel model, Scoring<Trace> scoring) {
    Optional<Backtest> backtest() {
      return Backtesting.found(scoring).map(Backtest::new);
    }
  }

  /** The playbooks that hold now, and how many cards an agent may be shown. */
  public record Guiding(List<Playbook> playbooks, PromptBudget budget) {}

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

  /**
   * What playbooks would have come to.
   *
   * @param now those that hold now
   * @param then those of the proposal
   */
  public record Guided(PlaybookTrial trial, List<Playbook> now, List<Playbook> then)
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
      Guiding guiding,
      Clock clock) {
    this.cases = cases;
    this.registry = registry;
    this.serving = serving;
    this.encoder = encoder;
    this.guiding = guiding;
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
    var here = round();
    if (here.cases().isEmpty()) {
      return new Nothing();
    }
    var site = serving.get();
    var present = site.policy().moved(-site.shift().logOdds());
    var now = scoring(here, site.model().version(), site::model);
    var then =
        model
            .map(version -> scoring(here, version, () -> registry.read(version)))
            .filter(t -> !t.model().version().equals(now.model().version()))
            .orElse(now);
    var before = now.backtest();
    var after = then.backtest();
    if (before.isEmpty() || after.isEmpty()) {
      var running = before.isEmpty() ? now : then;
      return new Scored(running.scoring().done(), here.cases().size());
    }
    var policy = proposal.of(after.get(), now.equals(then) ? present : then.model().policy());
    return new Found(
        before.get(),
        now.model(),
        before.get().under(present),
        then.model(),
        after.get().under(policy),
        before.get().changes(present, after.get(), policy));
  }

  /**
   * Beside the playbooks that hold now, what they would have come to with some others in place of
   * those of the same name, or added to them. Asked for the first time it only begins. Blocks while
   * conversations are read.
   *
   * @param files playbooks as YAML, under the names of their files
   * @throws IllegalArgumentException naming the file, the line and the rule of all that is wrong
   */
  public synchronized Answer ask(Map<String, String> files) {
    var then = with(PlaybookFiles.read(files));
    var here = round();
    if (here.cases().isEmpty()) {
      return new Nothing();
    }
    var site = serving.get();
    var asked = new Asked(Map.copyOf(files), site.model().version(), site.policy());
    var scoring =
        here.playbooks()
            .computeIfAbsent(
                asked, _ -> begun(new Scoring<>(here.cases(), () -> guided(site, then))));
    scoring.failure().ifPresent(_ -> here.playbooks().remove(asked));
    return found(scoring)
        .<Answer>map(
            runs -> new Guided(new PlaybookTrial(site.policy(), runs), guiding.playbooks(), then))
        .orElseGet(() -> new Scored(scoring.done(), here.cases().size()));
  }

  private static <R> Optional<List<R>> found(Scoring<R> scoring) {
    scoring
        .failure()
        .ifPresent(failure -> {
          throw new IllegalArgumentException("it cannot be tried here: " + failure, failure);
        });
    return scoring.found();
  }

  /** In the order in which a service would read them: it matters where prompts are limited. */
  private List<Playbook> with(List<Playbook> proposed) {
    var names = proposed.stream().map(Playbook::id).collect(toSet());
    return Stream.concat(
            guiding.playbooks().stream().filter(p -> !names.contains(p.id())), proposed.stream())
        .sorted(Comparator.comparing(playbook -> playbook.id().value()))
        .toList();
  }

  private Function<Case, PlaybookTrial.Run> guided(SiteModel site, List<Playbook> then) {
    var assessor = site.assessor(encoder);
    var present = Playbooks.learned(guiding.playbooks(), encoder);
    var proposed = Playbooks.learned(then, encoder);
    return told -> PlaybookTrial.run(assessor, present, proposed, guiding.budget(), told);
  }

  private Round round() {
    var at = clock.instant();
    return round.filter(r -> r.at().plus(KEPT).isAfter(at)).orElseGet(() -> begun(at));
  }

  private Round begun(Instant at) {
    round.ifPresent(Round::stop);
    var next = new Round(cases.get(), at, new HashMap<>(), new Lately());
    round = Optional.of(next);
    return next;
  }

  private Tried scoring(Round here, ModelVersion version, Supplier<ServedModel> model) {
    return here.models()
        .computeIfAbsent(
            version,
            _ -> {
              var read = model.get();
              return new Tried(
                  read, begun(new Scoring<>(here.cases(), () -> traced(read.scorer(encoder)))));
            });
  }

  private static Function<Case, Trace> traced(RiskScorer scorer) {
    return told -> Trace.of(scorer, told.transcript(), told.label());
  }

  private <R> Scoring<R> begun(Scoring<R> scoring) {
    thread.execute(scoring);
    return scoring;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

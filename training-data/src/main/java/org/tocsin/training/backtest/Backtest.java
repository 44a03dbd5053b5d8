package org.tocsin.training.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.Label;
import org.tocsin.training.Progress;
import org.tocsin.training.Transcript;

/**
 * Tries policies and models on conversations that are over.
 *
 * @param traces what one model believed of them
 */
public record Backtest(List<Trace> traces) {
  /** Where no times are known: 50 agents with 8 contacts an hour each, as in the evaluation. */
  private static final double PER_HOUR = 400;

  public Backtest {
    traces = List.copyOf(traces);
  }

  /** A conversation, and how it went if somebody said. */
  public record Case(Transcript transcript, Optional<Label> label) {}

  /** Scores conversations with a model, in parallel, in their order. */
  public static Backtest of(RiskScorer scorer, List<Case> cases, Consumer<String> progress) {
    var done = new Progress(progress, "scored", cases.size());
    return new Backtest(
        cases.parallelStream()
            .map(c -> Trace.of(scorer, c.transcript(), c.label()))
            .peek(_ -> done.one())
            .toList());
  }

  /** What a policy would have come to. */
  public Outcomes under(AlertPolicy policy) {
    return Outcomes.of(policy, traces, hours());
  }

  /** The policy moved to where so many conversations an hour ring. */
  public AlertPolicy within(AlertBudget budget, AlertPolicy policy) {
    return budget.fit(
        policy,
        traces.stream().map(t -> AlertBudget.reach(policy, t.beliefs())).toList(),
        traces.size() / hours());
  }

  /** Whether the times of the conversations are known, so that rates an hour are theirs. */
  public boolean timed() {
    return starts().findAny().isPresent();
  }

  /**
   * In how many different hours conversations began; by the usual number where no time is known.
   */
  public double hours() {
    long hours = starts().map(at -> at.getEpochSecond() / 3600).distinct().count();
    return hours == 0 ? traces.size() / PER_HOUR : hours;
  }

  private Stream<Instant> starts() {
    return traces.stream().flatMap(t -> t.transcript().circumstances().at().stream());
  }

  /**
   * The conversations that ring otherwise in another backtest of the same conversations.
   *
   * @throws IllegalArgumentException if they are not the same, in the same order
   */
  public List<Change> changes(AlertPolicy present, Backtest other, AlertPolicy proposed) {
    return IntStream.range(0, traces.size())
        .mapToObj(i -> change(traces.get(i), present, other.traces().get(i), proposed))
        .filter(Change::changed)
        .toList();
  }

  private static Change change(Trace one, AlertPolicy present, Trace other, AlertPolicy proposed) {
    if (!one.transcript().id().equals(other.transcript().id())) {
      throw new IllegalArgumentException("both must be of the same conversations");
    }
    return new Change(
        one.transcript().id().value(),
        one.label().map(Label::escalates),
        one.label()
            .filter(Label::escalates)
            .map(l -> OptionalInt.of(l.seen()))
            .orElse(OptionalInt.empty()),
        one.firstRing(present),
        other.firstRing(proposed));
  }

  /**
   * When one conversation rings first, now and then.
   *
   * @param escalates empty if nobody said
   * @param at the turn in which it escalates
   * @param present the turn in which it rings first under the present policy
   * @param proposed the same under the proposed one
   */
  public record Change(
      String conversation,
      Optional<Boolean> escalates,
      OptionalInt at,
      OptionalInt present,
      OptionalInt proposed) {
    boolean changed() {
      return !present.equals(proposed);
    }

    /** What changes, in words. */
    public String words() {
      if (present.isEmpty()) {
        return "would ring, at turn " + proposed.getAsInt();
      }
      return proposed.isEmpty()
          ? "would not ring, rang at turn " + present.getAsInt()
          : "would ring at turn %d instead of %d"
              .formatted(proposed.getAsInt(), present.getAsInt());
    }
  }
}

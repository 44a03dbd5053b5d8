package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Trace;
import org.tocsin.training.benchmark.Table.Line;
import org.tocsin.training.capacity.ReplayedDay;
import org.tocsin.training.capacity.ReplayedDay.Result;

/** What ringing by capacity catches, beside a fixed threshold that rings as often. */
final class CapacityRow implements Row {
  private static final int DAYS = 10;
  private static final double HOURS = 8;
  private static final double PER_HOUR = 400;
  private static final double PREVALENCE = 0.05;
  private static final List<Integer> SUPERVISORS = List.of(2, 3, 5);
  private static final List<Double> LOADS = List.of(4.0, 8.0, 12.0);
  private static final int GRID = 24;

  @Override
  public About about() {
    return new About(
        "capacity",
        "Replayed days of 3,200 conversations of the corpus' test side, one in twenty escalating, with"
            + " few supervisors: the share of the escalations at which one is in time, at equal"
            + " alerts per supervisor-hour. The threshold and the floor are each moved to where they"
            + " ring that often. Rules: the page of the class ReplayedDay.",
        "Nothing comparable.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var cases =
        bench.corpus().test().stream()
            .map(c -> c.redacted(bench.redaction()))
            .filter(c -> c.label().seen() > 0)
            .map(c -> new Case(c.transcript(), Optional.of(c.label())))
            .toList();
    var traces = Backtest.of(bench.scorer(bench.model()), cases, bench.progress()).traces();
    var lines = new ArrayList<Line>();
    for (int supervisors : SUPERVISORS) {
      var days = days(traces, supervisors);
      var policy = bench.model().policy();
      var fixed = curve(days, supervisors, x -> d -> d.fixed(policy.raising(x)));
      var dispatched = curve(days, supervisors, x -> d -> d.dispatched(new Dispatch(x)));
      for (double load : LOADS) {
        double one = at(fixed, load);
        double other = at(dispatched, load);
        lines.add(
            new Line(
                "%d supervisors, %.0f alerts an hour each".formatted(supervisors, load),
                List.of(one, other, other - one)));
      }
    }
    return new Findings(
        List.of(),
        List.of(
            new Table(
                "share of the escalations caught in time, means over %d days".formatted(DAYS),
                List.of("fixed threshold", "by capacity", "gain"),
                lines)),
        List.of(
            "A dash: that many alerts are not rung at any threshold, or nobody has the time for them."));
  }

  private static List<ReplayedDay> days(List<Trace> traces, int supervisors) {
    var escalating = traces.stream().filter(CapacityRow::escalates).toList();
    var calm = traces.stream().filter(t -> !escalates(t)).toList();
    return IntStream.range(0, DAYS)
        .mapToObj(day ->
            ReplayedDay.drawn(
                calm, escalating, PER_HOUR, PREVALENCE, supervisors, Bench.SEED + day))
        .toList();
  }

  private static boolean escalates(Trace trace) {
    return trace.label().filter(label -> label.escalates()).isPresent();
  }

  private record Point(double load, double caught) {}

  private static List<Point> curve(
      List<ReplayedDay> days,
      int supervisors,
      Function<Double, Function<ReplayedDay, Result>> way) {
    return IntStream.rangeClosed(1, GRID)
        .parallel()
        .mapToObj(i -> 1 / (1 + Math.exp(-(i - GRID / 2.0) / 2)))
        .map(x -> {
          var results = days.stream().map(way.apply(x)).toList();
          double alerts = results.stream().mapToInt(Result::alerts).sum();
          double caught = results.stream().mapToInt(Result::caught).sum();
          double escalations = results.stream().mapToInt(Result::escalations).sum();
          return new Point(alerts / (days.size() * HOURS * supervisors), caught / escalations);
        })
        .toList();
  }

  /** Between the two points around a load; the curve falls with the threshold. */
  private static double at(List<Point> curve, double load) {
    for (int i = 0; i + 1 < curve.size(); i++) {
      var more = curve.get(i);
      var less = curve.get(i + 1);
      if (more.load() >= load && less.load() <= load) {
        double share =
            more.load() == less.load() ? 0 : (load - less.load()) / (more.load() - less.load());
        return less.caught() + share * (more.caught() - less.caught());
      }
    }
    return Double.NaN;
  }
}

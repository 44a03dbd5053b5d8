package org.tocsin.training.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.training.backtest.Backtest;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.backtest.Trace;
import org.tocsin.training.benchmark.Table.Line;
import org.tocsin.training.capacity.ReplayedDay;
import org.tocsin.training.capacity.ReplayedDay.Order;
import org.tocsin.training.capacity.Tally;

/** What ringing by capacity catches, beside a fixed threshold that rings as often. */
final class CapacityRow implements Row {
  private static final int SEEDS = 5;
  private static final int DAYS = 4;
  private static final double HOURS = 8;
  private static final double PER_HOUR = 400;
  private static final double PREVALENCE = 0.05;
  private static final List<Integer> SUPERVISORS = List.of(2, 3, 5);
  private static final List<Double> LOADS = List.of(4.0, 8.0, 12.0);
  private static final int GRID = 24;
  private static final int RESAMPLES = 1_000;
  private static final Dispatch USUAL = new Dispatch(Duration.ofMinutes(5));

  @Override
  public About about() {
    return new About(
        "capacity",
        "Replayed days of 3,200 conversations of the corpus' test side, one in twenty escalating, with"
            + " few supervisors: the share of the escalations at which one is in time, at equal"
            + " alerts per supervisor-hour. The threshold is moved, either way, to where it rings"
            + " that often. By capacity rings the very queue by which the service does, an alert at"
            + " the latest after five minutes. Rules: the page of the class ReplayedDay.",
        "Nothing comparable.",
        List.of());
  }

  /** The same days played three ways, at each threshold. */
  private record Ways(Curve oldest, Curve riskiest, Curve capacity) {}

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
      bench.progress().accept("playing days with %d supervisors".formatted(supervisors));
      var seeds =
          IntStream.range(0, SEEDS)
              .mapToObj(seed -> played(traces, supervisors, bench.model().policy(), seed))
              .toList();
      var all = all(seeds);
      for (double load : LOADS) {
        lines.add(line(supervisors, load, all, seeds, traces.size()));
      }
    }
    return new Findings(
        List.of(),
        List.of(
            new Table(
                "share of the escalations caught in time, over %d seeds of %d days each"
                    .formatted(SEEDS, DAYS),
                List.of(
                    "fixed, oldest first",
                    "fixed, riskiest first",
                    "by capacity",
                    "gain on oldest first",
                    "from",
                    "to",
                    "± over seeds",
                    "gain on riskiest first",
                    "from (riskiest)",
                    "to (riskiest)",
                    "± over seeds (riskiest)"),
                lines)),
        List.of(
            "From and to: 95 %% of %d resamples of the recorded conversations, each with all of its"
                    .formatted(RESAMPLES)
                + " draws; the days are not played anew. A dash: that many alerts are not rung at any"
                + " threshold, or nobody has the time for them."));
  }

  private static Line line(
      int supervisors, double load, Ways all, List<Ways> seeds, int conversations) {
    var equal = new double[conversations];
    Arrays.fill(equal, 1);
    double capacity = all.capacity().at(load, equal);
    double oldest = all.oldest().at(load, equal);
    double riskiest = all.riskiest().at(load, equal);
    var values = new ArrayList<>(List.of(oldest, riskiest, capacity));
    values.addAll(gain(load, all, seeds, Ways::oldest, equal));
    values.addAll(gain(load, all, seeds, Ways::riskiest, equal));
    return new Line(
        "%d supervisors, %.0f alerts an hour each".formatted(supervisors, load), values);
  }

  /** The gain on one way, its interval by conversation, and its deviation over seeds. */
  private static List<Double> gain(
      double load, Ways all, List<Ways> seeds, Function<Ways, Curve> way, double[] equal) {
    double gain = all.capacity().at(load, equal) - way.apply(all).at(load, equal);
    var random = new Random(Bench.SEED);
    var resampled =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(_ -> {
              var weights = drawn(equal.length, random);
              return all.capacity().at(load, weights) - way.apply(all).at(load, weights);
            })
            .filter(difference -> !Double.isNaN(difference))
            .sorted()
            .toArray();
    var bySeed =
        seeds.stream()
            .mapToDouble(s -> s.capacity().at(load, equal) - way.apply(s).at(load, equal))
            .toArray();
    return List.of(gain, quantile(resampled, 0.025), quantile(resampled, 0.975), deviation(bySeed));
  }

  private static double[] drawn(int count, Random random) {
    var weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[random.nextInt(count)]++;
    }
    return weights;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  private static Ways played(List<Trace> traces, int supervisors, AlertPolicy policy, int seed) {
    var days =
        IntStream.range(0, DAYS)
            .mapToObj(day ->
                ReplayedDay.drawn(
                    traces, PER_HOUR, PREVALENCE, supervisors, Bench.SEED + 1_000L * seed + day))
            .toList();
    double hours = DAYS * HOURS * supervisors;
    return new Ways(
        curve(days, hours, policy, (d, p) -> d.fixed(p, Order.OLDEST)),
        curve(days, hours, policy, (d, p) -> d.fixed(p, Order.RISKIEST)),
        curve(days, hours, policy, (d, p) -> d.dispatched(p, USUAL)));
  }

  private interface Way {
    Tally play(ReplayedDay day, AlertPolicy policy);
  }

  private static Curve curve(List<ReplayedDay> days, double hours, AlertPolicy policy, Way way) {
    return new Curve(
        IntStream.rangeClosed(1, GRID)
            .parallel()
            .mapToObj(i -> policy.raising(1 / (1 + Math.exp(-(i - GRID / 2.0) / 2))))
            .map(moved -> Tally.sum(days.stream().map(d -> way.play(d, moved)).toList()))
            .toList(),
        hours);
  }

  private static Ways all(List<Ways> seeds) {
    return new Ways(
        Curve.sum(seeds.stream().map(Ways::oldest).toList()),
        Curve.sum(seeds.stream().map(Ways::riskiest).toList()),
        Curve.sum(seeds.stream().map(Ways::capacity).toList()));
  }

  /**
   * What one way came to from the lowest threshold to the highest.
   *
   * @param hours of all supervisors together
   */
  private record Curve(List<Tally> points, double hours) {
    static Curve sum(List<Curve> curves) {
      return new Curve(
          IntStream.range(0, curves.getFirst().points().size())
              .mapToObj(i -> Tally.sum(curves.stream().map(c -> c.points().get(i)).toList()))
              .toList(),
          curves.stream().mapToDouble(Curve::hours).sum());
    }

    /** Between the two points around a load; the curve falls with the threshold. */
    double at(double load, double[] weights) {
      for (int i = 0; i + 1 < points.size(); i++) {
        double more = points.get(i).alerts(weights) / hours;
        double less = points.get(i + 1).alerts(weights) / hours;
        if (more >= load && less <= load) {
          double share = more == less ? 0 : (load - less) / (more - less);
          double one = points.get(i + 1).share(weights);
          return one + share * (points.get(i).share(weights) - one);
        }
      }
      return Double.NaN;
    }
  }
}

package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.training.benchmark.Table.Line;

/** How much of the figures is the luck of one training. */
final class SeedsRow implements Row {
  private static final List<Long> SEEDS = List.of(7L, 8L, 9L, 10L, 11L);

  @Override
  public About about() {
    return new About(
        "seeds",
        "Five trainings with the seeds 7 to 11 on the corpus' fixed split.",
        "Nothing comparable; it says how far two figures must be apart to mean anything.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var corpus = bench.corpus();
    var all = Stream.concat(corpus.learning().stream(), corpus.test().stream()).toList();
    var lines = new ArrayList<Line>();
    for (long seed : SEEDS) {
      bench.progress().accept("training with seed " + seed);
      var figures = bench.trainer().train(all, bench.sides(), seed).evaluation();
      lines.add(new Line("seed " + seed, values(figures)));
    }
    var table = new Table("on the test side", columns(), lines).withMeanAndSpread();
    return new Findings(List.of(), List.of(table), List.of());
  }

  private static List<String> columns() {
    return Stream.of(
            Protocol.SHARES.stream().map("matched %d %%"::formatted),
            Protocol.LANDMARKS.stream().map("after %d"::formatted),
            Stream.of("recall", "false alarms", "early catch", "median lead", "ECE", "Brier"))
        .flatMap(names -> names)
        .toList();
  }

  private static List<Double> values(Evaluation figures) {
    return Stream.of(
            Protocol.SHARES.stream().map(s -> figures.matched().getOrDefault(s, Double.NaN)),
            Protocol.LANDMARKS.stream().map(t -> figures.landmark().getOrDefault(t, Double.NaN)),
            Stream.of(
                figures.recall(),
                figures.falseAlarms(),
                figures.earlyCatch(),
                figures.medianLead(),
                figures.calibrationError(),
                figures.brier()))
        .flatMap(values -> values)
        .toList();
  }
}

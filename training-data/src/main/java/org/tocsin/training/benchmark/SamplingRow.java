package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Sample;
import org.tocsin.training.benchmark.Table.Line;

/** What it costs to learn from a sample of what there is. */
final class SamplingRow implements Row {
  private static final List<Integer> PERCENT = List.of(25, 50, 100);
  private static final List<Long> SEEDS = List.of(7L, 8L, 9L);
  private static final List<String> COLUMNS =
      List.of(
          "matched 25 %",
          "matched 50 %",
          "matched 75 %",
          "matched 100 %",
          "recall",
          "false alarms",
          "early catch",
          "ECE",
          "Brier");

  @Override
  public About about() {
    return new About(
        "sampling",
        "Models that learnt from a quarter, a half and all of the corpus' learning side, drawn as"
            + " `train --most` draws, each with the seeds 7, 8 and 9; all measured on the same test"
            + " side.",
        "Nothing comparable; the row `seeds` says how much is the luck of one training.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    return new Findings(
        List.of(),
        PERCENT.stream().map(percent -> table(bench, percent)).toList(),
        List.of(
            "A half holds its quarter. A sample of a larger place is of that place, so what the corpus"
                + " loses by a number of conversations is not what a place loses by a share."));
  }

  private static Table table(Bench bench, int percent) {
    var sample =
        new Sample<LabelledConversation>(
            Math.max(1, bench.corpus().learning().size() * percent / 100),
            c -> c.transcript().id());
    bench.corpus().learning().forEach(sample::add);
    var learning = sample.conversations();
    var all = Stream.concat(learning.stream(), bench.corpus().test().stream()).toList();
    var lines = new ArrayList<Line>();
    for (long seed : SEEDS) {
      bench.progress().accept("training on %d %% with seed %d".formatted(percent, seed));
      var figures = bench.trainer().train(all, bench.sides(), seed).evaluation();
      lines.add(new Line("seed " + seed, values(figures)));
    }
    return new Table(title(percent, learning), COLUMNS, lines).withMeanAndSpread();
  }

  private static String title(int percent, List<LabelledConversation> learning) {
    return "learnt from %d %% of the learning side: %d conversations, %d escalate"
        .formatted(
            percent, learning.size(), learning.stream().filter(c -> c.label().escalates()).count());
  }

  private static List<Double> values(Evaluation figures) {
    return Stream.concat(
            Protocol.SHARES.stream().map(s -> figures.matched().getOrDefault(s, Double.NaN)),
            Stream.of(
                figures.recall(),
                figures.falseAlarms(),
                figures.earlyCatch(),
                figures.calibrationError(),
                figures.brier()))
        .toList();
  }
}

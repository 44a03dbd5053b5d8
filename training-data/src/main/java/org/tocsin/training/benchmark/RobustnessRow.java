package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Noise;
import org.tocsin.training.benchmark.Table.Line;

/** What bad recordings cost. */
final class RobustnessRow implements Row {

  @Override
  public About about() {
    return new About(
        "robustness",
        "The default model on the corpus' test side as it is, and as `Noise` leaves it:"
            + " unpunctuated and in lower case as a recogniser writes, with typos in one word of"
            + " twenty, with one turn of ten lost, with all speakers unknown.",
        "Nothing comparable.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var test = bench.corpus().test();
    var clean = matched(bench, test);
    var changes = new EnumMap<Noise, List<Double>>(Noise.class);
    var lines = new ArrayList<>(List.of(new Line("as it is", clean)));
    for (var noise : Noise.values()) {
      bench.progress().accept("with " + words(noise));
      var noisy = matched(bench, test.stream().map(c -> noise.of(c, Bench.SEED)).toList());
      changes.put(noise, less(noisy, clean));
      lines.add(new Line(words(noise), noisy));
    }
    var columns = Protocol.SHARES.stream().map("at %d %%"::formatted).toList();
    return new Findings(
        changes.entrySet().stream().map(RobustnessRow::aim).toList(),
        List.of(
            new Table("matched AUROC", columns, lines),
            new Table(
                "change",
                columns,
                changes.entrySet().stream()
                    .map(e -> new Line(words(e.getKey()), e.getValue()))
                    .toList())),
        List.of());
  }

  private static List<Double> matched(Bench bench, List<LabelledConversation> conversations) {
    var said = bench.said(bench.model(), bench.corpus().learning(), conversations);
    var figures = Evaluation.of(said.conversations());
    return Protocol.SHARES.stream()
        .map(s -> figures.matched().getOrDefault(s, Double.NaN))
        .toList();
  }

  private static List<Double> less(List<Double> noisy, List<Double> clean) {
    return Stream.iterate(0, i -> i < clean.size(), i -> i + 1)
        .map(i -> noisy.get(i) - clean.get(i))
        .toList();
  }

  private static Aim aim(Map.Entry<Noise, List<Double>> changes) {
    double largest = changes.getValue().stream().mapToDouble(Math::abs).max().orElse(Double.NaN);
    return Aim.atMost(
        "largest change with " + words(changes.getKey()),
        changes.getKey() == Noise.UNKNOWN_SPEAKERS ? 0.08 : 0.03,
        largest);
  }

  private static String words(Noise noise) {
    return switch (noise) {
      case UNPUNCTUATED -> "unpunctuated text";
      case TYPOS, LOST_TURNS, UNKNOWN_SPEAKERS ->
          noise.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}

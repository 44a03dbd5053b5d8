package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.benchmark.Table.Line;

/** How well the model does in a line of business that it has never met. */
final class VerticalsRow implements Row {

  @Override
  public About about() {
    return new About(
        "verticals",
        "Each vertical of the corpus judged by a model that learnt from the learning sides of all"
            + " others; all conversations of a vertical are measured.",
        "Nothing comparable.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var corpus = bench.corpus();
    var all = Stream.concat(corpus.learning().stream(), corpus.test().stream()).toList();
    var lines = new ArrayList<Line>();
    for (var vertical : all.stream().map(VerticalsRow::vertical).distinct().sorted().toList()) {
      bench.progress().accept("leaving out " + vertical);
      var others = corpus.learning().stream().filter(c -> !vertical(c).equals(vertical)).toList();
      var measured = all.stream().filter(c -> vertical(c).equals(vertical)).toList();
      var said = bench.said(bench.learnt(others), others, measured);
      var figures = Evaluation.of(said.conversations());
      lines.add(
          new Line(
              vertical,
              Protocol.SHARES.stream()
                  .map(s -> figures.matched().getOrDefault(s, Double.NaN))
                  .toList()));
    }
    var columns = Protocol.SHARES.stream().map("at %d %%"::formatted).toList();
    var table = new Table("matched AUROC in the vertical left out", columns, lines);
    var summed = table.withMeanAndSpread();
    return new Findings(
        List.of(Aim.atLeast("mean matched AUROC at 100 %", 0.88, summed.at("mean", "at 100 %"))),
        List.of(summed),
        List.of());
  }

  private static String vertical(LabelledConversation conversation) {
    return conversation.transcript().vertical();
  }
}

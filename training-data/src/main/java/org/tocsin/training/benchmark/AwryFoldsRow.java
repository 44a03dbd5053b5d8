package org.tocsin.training.benchmark;

import java.util.List;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.training.benchmark.Table.Line;

/** Talk pages, on which forecasting derailment is studied. */
final class AwryFoldsRow implements Row {
  private static final String FILE = "conversations-gone-awry/wiki-validation.jsonl";

  @Override
  public About about() {
    return new About(
        "awry-folds",
        "`conversations-gone-awry` in five folds, each judged by a model that learnt from the"
            + " corpus and the other folds; nobody says who speaks.",
        "CRAFT reaches accuracy 64.8, RoBERTa-large 68.2, Gemma2-9B 69.2 on the official test"
            + " split, trained on 2,500 conversations more: not comparable with 840 in folds. Four"
            + " turns of context are all there is.",
        List.of(FILE));
  }

  @Override
  public Findings measure(Bench bench) {
    var conversations = bench.conversations(FILE);
    var folds = new CrossValidation(bench, 5);
    var said = folds.of(conversations);
    var protocol = Protocol.of(said);
    var numbers = folds.foldsOf(conversations);
    var accuracy =
        new Table(
            "yes or no at the last turn, at the threshold that is best on the other folds",
            List.of("accuracy"),
            said.stream().map(p -> Line.of(p.name(), accuracy(p, numbers))).toList());
    double auroc = protocol.model().plain().getOrDefault(100, Double.NaN);
    return new Findings(
        List.of(Aim.atLeast("plain AUROC at the last turn", 0.6, auroc)),
        List.of(protocol.plain(), accuracy),
        List.of(protocol.size()));
  }

  private static double accuracy(Predictions said, List<Integer> folds) {
    return Decisions.acrossFolds(said, folds, Decisions::accuracy).accuracy();
  }
}

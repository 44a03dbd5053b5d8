package org.tocsin.training.benchmark;

import java.util.List;

/** What the model makes of strangers once it has met their like. */
final class TauFoldsRow implements Row {

  @Override
  public About about() {
    return new About(
        "tau-folds",
        "`tau-handoff` in five folds by task, each judged by a model that learnt from the corpus"
            + " and the other folds.",
        "Measured once elsewhere with n-grams and logistic regression on the folds alone: matched"
            + " 0.68 / 0.74 / 0.77 / 0.82, landmark 0.74 / 0.73 / 0.77; the folds were drawn"
            + " otherwise.",
        List.of(TauRow.FILE));
  }

  @Override
  public Findings measure(Bench bench) {
    var said = new CrossValidation(bench, 5).of(bench.conversations(TauRow.FILE));
    var protocol = Protocol.of(said);
    return new Findings(
        List.of(
            Aim.atLeast("matched AUROC at 25 %", 0.74, protocol.matched(25)),
            Aim.atLeast("matched AUROC at 50 %", 0.79, protocol.matched(50)),
            Aim.atLeast("matched AUROC at 75 %", 0.82, protocol.matched(75)),
            Aim.atLeast("matched AUROC at 100 %", 0.88, protocol.matched(100)),
            Aim.atLeast("landmark AUROC after 4 turns", 0.78, protocol.landmark(4)),
            Aim.atLeast("landmark AUROC after 8 turns", 0.78, protocol.landmark(8)),
            Aim.atLeast("landmark AUROC after 12 turns", 0.81, protocol.landmark(12))),
        List.of(protocol.ranking(), protocol.ahead("ngrams_and_vectors")),
        List.of(protocol.size()));
  }
}

package org.tocsin.training.benchmark;

import java.util.List;

/** Real people, though in no call: threads between users and maintainers. */
final class GithubFoldsRow implements Row {
  private static final String FILE = "github-derailment/conversations.jsonl";

  @Override
  public About about() {
    return new About(
        "github-folds",
        "`github-derailment` in five folds, each judged by a model that learnt from the corpus and"
            + " the other folds; who opened the issue is the customer.",
        "Measured once elsewhere with n-grams and logistic regression: chance at every landmark."
            + " Derailed threads are longer, so only the landmark figures mean anything.",
        List.of(FILE));
  }

  @Override
  public Findings measure(Bench bench) {
    var said = new CrossValidation(bench, 5).of(bench.conversations(FILE));
    var protocol = Protocol.of(said);
    return new Findings(
        List.of(Aim.atLeast("landmark AUROC after 4 turns", 0.6, protocol.landmark(4))),
        List.of(protocol.ranking(), protocol.ahead("ngrams_and_vectors")),
        List.of(protocol.size()));
  }
}

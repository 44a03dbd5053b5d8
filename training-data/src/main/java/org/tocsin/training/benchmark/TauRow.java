package org.tocsin.training.benchmark;

import java.util.List;
import org.tocsin.model.classifier.Baseline;

/** The default model among strangers. */
final class TauRow implements Row {
  static final String FILE = "tau-handoff/conversations.jsonl";

  @Override
  public About about() {
    return new About(
        "tau",
        "The default model, as shipped, on `tau-handoff`: service chats in which one language model"
            + " plays the agent and another the customer, and the agent may hand the case to a"
            + " human. Nothing was trained or chosen on them; the baselines learn from the corpus.",
        "None for this task; between sets as unlike as these, n-grams carry over at 0.5 to 0.6."
            + " Many handoffs are a policy's transfers without any anger.",
        List.of(FILE));
  }

  @Override
  public Findings measure(Bench bench) {
    var protocol =
        Protocol.of(
            bench
                .comparison(bench.model())
                .predictions(
                    List.of(Baseline.values()),
                    bench.corpus().learning(),
                    bench.conversations(FILE)));
    return new Findings(
        List.of(Aim.atLeast("matched AUROC at 100 %", 0.75, protocol.matched(100))),
        List.of(
            protocol.ranking(),
            protocol.ahead("ngrams_and_vectors"),
            protocol.alerts(),
            protocol.beliefs()),
        List.of(protocol.size()));
  }
}

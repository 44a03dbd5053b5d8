package org.tocsin.training.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.evaluation.CalibrationFigures;
import org.tocsin.model.evaluation.Difference;
import org.tocsin.training.benchmark.Table.Line;

/** The default model where it should be at home. */
final class CorpusRow implements Row {
  /** The strongest of the baselines. */
  private static final String BOTH = "ngrams_and_vectors";

  @Override
  public About about() {
    return new About(
        "corpus",
        "The default model on the test side of the shipped corpus, one vertical of which it has"
            + " never met; the baselines learn from what the model learnt from.",
        "Nothing comparable: for human agents nobody publishes a figure, and these conversations"
            + " are invented, by the hands that wrote the training side too.",
        List.of());
  }

  @Override
  public Findings measure(Bench bench) {
    var corpus = bench.corpus();
    var said =
        bench
            .comparison(bench.model())
            .predictions(List.of(Baseline.values()), corpus.learning(), corpus.test());
    var protocol = Protocol.of(said);
    var beliefs = said.getFirst().conversations();
    var chance =
        new Table(
            "the model's calibration error beside that of a predictor which is right",
            List.of("measured", "by chance"),
            Protocol.SHARES.stream()
                .filter(protocol.model().calibration()::containsKey)
                .map(share ->
                    Line.of(
                        "at %d %%".formatted(share),
                        protocol.error(share),
                        CalibrationFigures.errorByChance(beliefs, share, Bench.SEED)))
                .toList());
    return new Findings(
        aims(protocol),
        List.of(
            protocol.ranking(),
            protocol.ahead(BOTH),
            protocol.alerts(),
            protocol.beliefs(),
            chance),
        List.of(
            protocol.size(),
            "“By chance”: outcomes drawn a thousand times by the model's own beliefs, the mean"
                + " error over the same 15 bins. An aim below it asks for luck."));
  }

  private static List<Aim> aims(Protocol protocol) {
    var alerts = protocol.model().alerts();
    var ahead = requireNonNull(protocol.report().differences().get(BOTH));
    return List.of(
        Aim.atLeast("matched AUROC at 50 %", 0.82, protocol.matched(50)),
        Aim.atLeast("matched AUROC at 100 %", 0.92, protocol.matched(100)),
        Aim.atLeast("ahead of n-grams + vectors at 25 %, lower end", 0, low(ahead.get(25))),
        Aim.atLeast("ahead of n-grams + vectors at 50 %, lower end", 0, low(ahead.get(50))),
        Aim.atLeast("recall", 0.7, alerts.recall()),
        Aim.atMost("false alarms", 0.05, alerts.falseAlarms()),
        Aim.atLeast("caught 3 turns ahead", 0.5, alerts.earlyCatch()),
        Aim.atLeast("median lead in turns", 3, alerts.leadTurns().median()),
        Aim.atMost("calibration error at 50 %", 0.05, protocol.error(50)));
  }

  private static double low(@Nullable Difference difference) {
    return requireNonNull(difference).low();
  }
}

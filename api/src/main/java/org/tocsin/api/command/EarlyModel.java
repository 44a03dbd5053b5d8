package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.tocsin.api.report.About;
import org.tocsin.api.report.EvaluationJson;
import org.tocsin.api.report.StoredReports;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.Comparison;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split;

/**
 * A second model for the demo, to be compared, promoted and rolled back: the shipped networks with
 * a threshold by which they ring earlier and more often. It is measured as every model is.
 */
final class EarlyModel {
  /** The shipped one rings from 0.9 on. */
  private static final double RAISE_AT = 0.75;

  private static final long SEED = 7;

  private EarlyModel() {}

  /** Measures it, which takes a minute of one processor; it is in no registry yet. */
  static Measured measured(SentenceEncoder encoder) throws InterruptedException {
    var one = new ForkJoinPool(1); // the other processor is the demo's
    try {
      return one.submit(() -> of(encoder)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the demo’s second model could not be measured", e);
    } finally {
      one.shutdownNow();
    }
  }

  /** The model with its report. */
  record Measured(ServedModel model, String report) {
    /** Adds it to a state folder. */
    void addTo(Path state) {
      StoredReports.in(state).keep(model.version().value(), report);
      new ModelRegistry(state.resolve("models")).add(model);
    }
  }

  private static Measured of(SentenceEncoder encoder) {
    var corpus = Split.of(Corpus.conversations(), Corpus.sides(), 0);
    var unmeasured = early(ModelRegistry.shipped());
    var redactor = new Redactor();
    var said =
        new Comparison(unmeasured, encoder, text -> redactor.redact(text).text(), SEED, _ -> {})
            .predictions(List.of(), corpus.learning(), corpus.test())
            .getFirst();
    var model = with(unmeasured, Evaluation.of(said.conversations()));
    return new Measured(model, report(model, corpus, said));
  }

  private static String report(ServedModel model, Split corpus, Predictions said) {
    List<LabelledConversation> test = corpus.test();
    var about =
        new About(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            "tocsin demo",
            "the test side of the shipped corpus",
            Comparison.hash(test),
            corpus.learning().size(),
            Comparison.alreadyLearnt(corpus.learning(), test),
            SEED,
            model.version().value(),
            model.policy(),
            model.provenance());
    return EvaluationJson.of(about, EvaluationReport.of(said, List.of(), SEED));
  }

  private static ServedModel early(ServedModel shipped) {
    return new ServedModel(
        new ModelVersion(shipped.version().value() + "-early"),
        shipped.features(),
        shipped.classifier(),
        shipped.heads(),
        shipped.policy().raising(RAISE_AT),
        shipped.provenance(),
        shipped.evaluation());
  }

  private static ServedModel with(ServedModel model, Evaluation evaluation) {
    return new ServedModel(
        model.version(),
        model.features(),
        model.classifier(),
        model.heads(),
        model.policy(),
        model.provenance(),
        evaluation);
  }
}

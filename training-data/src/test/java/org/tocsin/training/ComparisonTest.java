package org.tocsin.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Bin;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Figures;
import org.tocsin.model.registry.ServedModel;

class ComparisonTest {
  private static final SentenceEncoder ENCODER = new WordsEncoder();
  private static final List<LabelledConversation> SOME =
      Corpus.conversations().stream()
          .filter(c -> c.transcript().vertical().equals("telecom"))
          .toList();
  private static final Split SPLIT = Split.of(SOME, Corpus.sides(), 7);
  private static final ServedModel MODEL = trained();
  private static final EvaluationReport REPORT = compared(SPLIT.learning(), SPLIT.test());

  @Test
  void givesTheModelTheFiguresOfItsTraining() {
    var model = figures(REPORT, "model");

    assertThat(model.matched()).isEqualTo(MODEL.evaluation().matched());
    assertThat(model.landmark()).isEqualTo(MODEL.evaluation().landmark());
    assertThat(model.alerts().recall()).isEqualTo(MODEL.evaluation().recall());
    assertThat(model.alerts().falseAlarms()).isEqualTo(MODEL.evaluation().falseAlarms());
    assertThat(model.kinds().accuracy()).isEqualTo(MODEL.evaluation().kindAccuracy());
  }

  @Test
  void putsEveryBaselineBesideIt() {
    assertThat(REPORT.predictors().keySet())
        .containsExactly(
            "model",
            "majority",
            "length",
            "last_sentiment",
            "cue_words",
            "ngrams",
            "vectors",
            "ngrams_and_vectors");
    assertThat(figures(REPORT, "majority").plain().values()).containsOnly(0.5);
    assertThat(figures(REPORT, "majority").alerts().falseAlarms()).isZero();
  }

  @Test
  void givesTheSameReportWhenRunTwice() {
    assertThat(compared(SPLIT.learning(), SPLIT.test())).isEqualTo(REPORT);
  }

  @Test
  void learnsNothingFromWhatIsMeasured() {
    var opposite = SPLIT.test().stream().map(ComparisonTest::withTheOppositeLabel).toList();

    var other = compared(SPLIT.learning(), opposite);

    assertThat(beliefs(other, "ngrams")).isEqualTo(beliefs(REPORT, "ngrams"));
  }

  @Test
  void choosesABaselinesThresholdAsTheModelsIsChosen() {
    var figures = figures(compared(SPLIT.learning(), SPLIT.learning()), "length");

    assertThat(figures.alerts().falseAlarms()).isLessThan(0.1);
  }

  @Test
  void rightsTheBeliefsOfABaseline() {
    double share =
        SPLIT.learning().stream().mapToInt(c -> c.label().escalates() ? 1 : 0).average().orElse(0);

    assertThat(beliefs(REPORT, "majority"))
        .allSatisfy(b -> assertThat(b).isCloseTo(share, within(0.03)));
  }

  @Test
  void countsWhatWasAlreadyLearnt() {
    assertThat(Comparison.alreadyLearnt(SPLIT.learning(), SPLIT.test())).isZero();
    assertThat(Comparison.alreadyLearnt(SOME, SPLIT.test())).isEqualTo(SPLIT.test().size());
  }

  @Test
  void namesTheDataWhateverTheirOrder() {
    assertThat(Comparison.hash(SOME)).isEqualTo(Comparison.hash(SOME.reversed()));
    assertThat(Comparison.hash(SOME)).isEqualTo(MODEL.provenance().data());
  }

  private static LabelledConversation withTheOppositeLabel(LabelledConversation one) {
    var label = one.label();
    return new LabelledConversation(
        one.transcript(),
        new Label(
            !label.escalates(),
            label.seen(),
            Optional.empty(),
            label.sentiments(),
            label.acts(),
            label.signals(),
            label.needs()));
  }

  private static EvaluationReport compared(
      List<LabelledConversation> learning, List<LabelledConversation> measured) {
    var progress = new ArrayList<String>();
    return new Comparison(MODEL, ENCODER, UnaryOperator.identity(), 7, progress::add)
        .of(List.of(Baseline.values()), learning, measured);
  }

  /**
   * No lambda of this class: other threads would wait for it to be initialised, and we for them.
   */
  private static ServedModel trained() {
    var how = new Hyperparameters(8, 5e-3, 1e-3, 0.8, 64, 2, 2);
    return new Retraining(ENCODER, UnaryOperator.identity(), how, 7, "test", new Unheard())
        .run(SOME, List.of(), Corpus.sides());
  }

  /** What a predictor believed of all conversations, whatever came of them. */
  private static List<Double> beliefs(EvaluationReport report, String predictor) {
    return requireNonNull(requireNonNull(report.curves().get(predictor)).reliability().get(50))
        .stream()
        .map(Bin::belief)
        .toList();
  }

  private static Figures figures(EvaluationReport report, String predictor) {
    return requireNonNull(report.predictors().get(predictor));
  }
}

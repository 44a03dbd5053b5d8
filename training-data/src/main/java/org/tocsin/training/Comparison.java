package org.tocsin.training;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.RiskScorer;

/**
 * Measures a model beside the baselines that it must beat. The baselines hear through the model's
 * own ears (vectors, sentiment) and learn from the conversations that it learnt from; nothing is
 * learnt from those that are measured. The same conversations and seed give the same report.
 */
public final class Comparison {
  private final RiskScorer scorer;
  private final ServedModel model;
  private final UnaryOperator<String> redaction;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * @param redaction what live traffic passes through before it is stored; thread-safe
   * @param seed draws the conversations of the bootstrap
   * @param progress is told a line now and then
   */
  public Comparison(
      ServedModel model,
      SentenceEncoder encoder,
      UnaryOperator<String> redaction,
      long seed,
      Consumer<String> progress) {
    this.scorer = model.scorer(encoder);
    this.model = model;
    this.redaction = redaction;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * The figures of the model and of baselines.
   *
   * @param baselines which; without any, nothing is learnt, which takes a minute or two for the
   *     shipped corpus
   * @param learning what they learn from: calm and escalating ones
   */
  public EvaluationReport of(
      List<Baseline> baselines,
      List<LabelledConversation> learning,
      List<LabelledConversation> measured) {
    var said = predictions(baselines, learning, measured);
    return EvaluationReport.of(said.getFirst(), said.subList(1, said.size()), seed);
  }

  /** What the model, and then each baseline, says of the measured conversations. */
  public List<Predictions> predictions(
      List<Baseline> baselines,
      List<LabelledConversation> learning,
      List<LabelledConversation> measured) {
    var heard = heard("scored", measured);
    double baseRate = baseRate(learning);
    var learnt = baselines.isEmpty() ? List.<Heard>of() : heard("read", seen(learning));
    return Stream.concat(
            Stream.of(said(heard, baseRate)),
            baselines.stream().map(b -> said(b, learnt, heard, baseRate)))
        .toList();
  }

  private Predictions said(List<Heard> heard, double baseRate) {
    var scoring = new OfflineScoring(new Assessor(scorer, model.policy()));
    return new Predictions(
        "model",
        model.policy().raiseAt(),
        baseRate,
        heard.stream().parallel().map(h -> scoring.score(h.conversation())).toList());
  }

  /** Those of which something may be seen. */
  private static List<LabelledConversation> seen(List<LabelledConversation> all) {
    return all.stream().filter(c -> c.label().seen() > 0).toList();
  }

  private static double baseRate(List<LabelledConversation> learning) {
    return seen(learning).stream().mapToInt(c -> c.label().escalates() ? 1 : 0).average().orElse(0);
  }

  /** How many of the measured conversations have the very turns of one that was learnt from. */
  public static int alreadyLearnt(
      List<LabelledConversation> learning, List<LabelledConversation> measured) {
    var texts = new HashSet<>(learning.stream().map(Comparison::texts).toList());
    return (int) measured.stream().map(Comparison::texts).filter(texts::contains).count();
  }

  /**
   * SHA-256 of labelled conversations, whatever their order; as in the provenance of a model that
   * learnt from them alone.
   */
  public static String hash(List<LabelledConversation> conversations) {
    return Retraining.data(conversations, List.of());
  }

  private static List<String> texts(LabelledConversation conversation) {
    return conversation.transcript().turns().stream().map(Utterance::text).toList();
  }

  private Predictions said(
      Baseline baseline, List<Heard> learnt, List<Heard> heard, double baseRate) {
    progress.accept("learning the baseline " + name(baseline));
    var predictor = CalibratedBaseline.of(baseline, learnt);
    return new Predictions(
        name(baseline),
        predictor.policy().raiseAt(),
        baseRate,
        heard.stream().parallel().map(predictor::score).toList());
  }

  private static String name(Baseline baseline) {
    return baseline.name().toLowerCase(Locale.ROOT);
  }

  private List<Heard> heard(String done, List<LabelledConversation> conversations) {
    var counted = new Progress(progress, done, conversations.size());
    return conversations.stream()
        .parallel()
        .map(c -> c.redacted(redaction))
        .map(c -> new Heard(c, c.transcript().turns().stream().map(scorer::hear).toList()))
        .peek(_ -> counted.one())
        .toList();
  }
}

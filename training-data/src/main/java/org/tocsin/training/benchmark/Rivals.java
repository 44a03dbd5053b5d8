package org.tocsin.training.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.classifier.Baseline.Predictor;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.features.Turn;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.LabelledConversation;

/**
 * The plain predictors that a model must beat, learnt once from the very conversations that the
 * model learnt from. They order conversations and do no more: no alerts, no calibration, no kinds,
 * which would take ten times as long.
 *
 * @param ears what perceives a turn
 */
record Rivals(Bench bench, RiskScorer ears) {

  /** What each says of the measured conversations. */
  List<Predictions> said(List<LabelledConversation> learning, List<LabelledConversation> measured) {
    var seen = learning.stream().filter(c -> c.label().seen() > 0).toList();
    var turns = seen.parallelStream().map(c -> heard(c).subList(0, c.label().seen())).toList();
    var truths = seen.stream().map(c -> c.label().escalates()).toList();
    double share = truths.stream().mapToInt(t -> t ? 1 : 0).average().orElse(Double.NaN);
    var heard = measured.parallelStream().map(this::heard).toList();
    var all = new ArrayList<Predictions>();
    predictors(turns, truths)
        .forEach((name, p) -> all.add(new Predictions(name, 1, share, scored(p, measured, heard))));
    return all;
  }

  private static Map<String, Predictor> predictors(
      List<List<Turn>> turns, List<Boolean> escalates) {
    var ngrams = Baseline.NGRAMS.learn(turns, escalates);
    var vectors = Baseline.VECTORS.learn(turns, escalates);
    var all = new LinkedHashMap<String, Predictor>();
    all.put("length", Baseline.LENGTH.learn(turns, escalates));
    all.put("ngrams", ngrams);
    all.put("vectors", vectors);
    all.put("ngrams_and_vectors", t -> sum(ngrams.belief(t), vectors.belief(t)));
    return all;
  }

  /** The probability whose log-odds are the mean of two others'. */
  private static double sum(double a, double b) {
    double odds = Math.sqrt(odds(a) * odds(b));
    return odds / (1 + odds);
  }

  private static double odds(double probability) {
    double within = Math.clamp(probability, 1e-6, 1 - 1e-6);
    return within / (1 - within);
  }

  private List<Turn> heard(LabelledConversation conversation) {
    return conversation.redacted(bench.redaction()).transcript().turns().stream()
        .map(ears::hear)
        .toList();
  }

  private static List<ScoredConversation> scored(
      Predictor predictor, List<LabelledConversation> measured, List<List<Turn>> heard) {
    return IntStream.range(0, measured.size())
        .parallel()
        .mapToObj(i -> measured.get(i).scored(turns(predictor, heard.get(i))))
        .toList();
  }

  private static List<ScoredTurn> turns(Predictor predictor, List<Turn> turns) {
    return IntStream.rangeClosed(1, turns.size())
        .mapToObj(n ->
            new ScoredTurn(
                predictor.belief(turns.subList(0, n)),
                false,
                false,
                EscalationKind.HIERARCHICAL,
                turns.get(n - 1).utterance().offsetMs()))
        .toList();
  }
}

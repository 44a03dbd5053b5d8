package org.tocsin.training.check;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.evaluation.Metrics;
import org.tocsin.model.evaluation.Metrics.Scored;
import org.tocsin.training.Transcript;
import org.tocsin.training.check.OutOfFold.Learner;

/**
 * How well the ending is told by what should not tell it: an accident of the corpus that a network
 * would learn.
 */
final class Leaks {
  /** From here on a guess is better than chance. */
  private static final double MOST = 0.60;

  /** With fewer of one ending the standard error of an AUROC is above 0.06. */
  private static final int LEAST = 50;

  private Leaks() {}

  /** Something that should not tell the ending, and how well it does: 0.5 is chance. */
  private record Leak(String what, double auroc) {
    boolean tells() {
      return auroc >= MOST;
    }
  }

  static Part of(List<Case> cases) {
    long escalating = cases.stream().filter(Case::escalates).count();
    if (Math.min(escalating, cases.size() - escalating) < LEAST) {
      return new Part(
          "Leaks",
          List.of("fewer than %d of one ending: not measured".formatted(LEAST)),
          List.of());
    }
    var leaks =
        List.of(
            new Leak("length, all turns", eitherWay(cases, c -> transcript(c).turns().size())),
            new Leak("length, turns before the escalation", eitherWay(cases, c -> c.seen().size())),
            new Leak("words of the first two turns", learnt(opened(cases), Leaks::ngrams)),
            new Leak("vertical", learnt(cases, shares(Transcript::vertical))),
            new Leak("channel", learnt(cases, shares(t -> t.circumstances().channel()))),
            new Leak("batch", learnt(cases, shares(Transcript::batch))));
    return new Part(
        "Leaks: AUROC of what should not tell the ending, under %.2f each".formatted(MOST),
        leaks.stream().map(l -> "%-36s %.3f".formatted(l.what(), l.auroc())).toList(),
        leaks.stream()
            .filter(Leak::tells)
            .map(l ->
                "The ending is told by %s alone: AUROC %.3f, should be under %.2f"
                    .formatted(l.what(), l.auroc(), MOST))
            .toList());
  }

  /** Nobody has to learn in which direction it tells. */
  private static double eitherWay(List<Case> cases, ToDoubleFunction<Case> score) {
    double auroc =
        Metrics.auroc(
            cases.stream().map(c -> new Scored(score.applyAsDouble(c), c.escalates())).toList());
    return Math.max(auroc, 1 - auroc);
  }

  /*
   * The mean over the folds, each on its own, and never below chance. Where there is nothing to
   * learn, the others' share of escalations is the higher the lower it is in the held fold, so that
   * scores pooled over folds, or shares of a category, come out below 0.5 by construction. That is
   * no leak turned round: a network would learn from the same others and be as wrong. Shares of the
   * cases themselves would err to the other side, the more the smaller the categories.
   */
  private static double learnt(List<Case> cases, Learner<Double> learner) {
    var folds =
        OutOfFold.of(cases, learner).stream()
            .collect(
                groupingBy(
                    OutOfFold::fold,
                    mapping(o -> new Scored(o.said(), o.held().escalates()), toList())));
    double mean =
        folds.values().stream()
            .mapToDouble(Metrics::auroc)
            .filter(auroc -> !Double.isNaN(auroc))
            .average()
            .orElse(Double.NaN);
    return Math.max(0.5, mean);
  }

  private static List<Case> opened(List<Case> cases) {
    return cases.stream().filter(c -> !c.seen().isEmpty()).map(c -> c.first(2)).toList();
  }

  private static Function<Case, Double> ngrams(List<Case> cases) {
    var predictor =
        Baseline.NGRAMS.learn(
            cases.stream().map(Case::seen).toList(), cases.stream().map(Case::escalates).toList());
    return c -> predictor.belief(c.seen());
  }

  /** The share of escalations among those that have it in common. */
  private static Learner<Double> shares(Function<Transcript, Object> category) {
    return cases -> {
      var shares =
          cases.stream()
              .collect(
                  groupingBy(
                      c -> category.apply(transcript(c)),
                      averagingDouble(c -> c.escalates() ? 1 : 0)));
      double all = cases.stream().collect(averagingDouble(c -> c.escalates() ? 1 : 0));
      return c -> shares.getOrDefault(category.apply(transcript(c)), all);
    };
  }

  private static Transcript transcript(Case each) {
    return each.conversation().transcript();
  }
}

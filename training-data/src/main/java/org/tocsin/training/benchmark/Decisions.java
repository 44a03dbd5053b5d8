package org.tocsin.training.benchmark;

import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.evaluation.ScoredConversation;

/**
 * Yes or no at the end of what may be seen of each conversation, against what came.
 *
 * @param right of those said to escalate, how many do
 * @param wrong of those said to escalate, how many do not
 * @param missed how many escalate and were not said to
 * @param calm how many rightly were not
 */
record Decisions(int right, int wrong, int missed, int calm) {

  /**
   * Decisions about each fold at the threshold that would have been best on the other folds: no
   * conversation has a say in the threshold that judges it.
   *
   * @param folds of the conversations, in their order; one at least is not in the first
   */
  static Decisions acrossFolds(
      Predictions predictions, List<Integer> folds, ToDoubleFunction<Decisions> figure) {
    var all = predictions.conversations();
    return folds.stream()
        .distinct()
        .map(fold -> {
          var others = where(all, folds, fold, false);
          return at(best(others, figure), where(all, folds, fold, true));
        })
        .reduce(new Decisions(0, 0, 0, 0), Decisions::plus);
  }

  /** Yes from a belief on. */
  static Decisions at(double threshold, List<ScoredConversation> all) {
    return all.stream()
        .map(c -> of(last(c) >= threshold, c.escalates()))
        .reduce(new Decisions(0, 0, 0, 0), Decisions::plus);
  }

  static Decisions of(boolean yes, boolean escalates) {
    return new Decisions(
        yes && escalates ? 1 : 0,
        yes && !escalates ? 1 : 0,
        !yes && escalates ? 1 : 0,
        !yes && !escalates ? 1 : 0);
  }

  Decisions plus(Decisions other) {
    return new Decisions(
        right + other.right, wrong + other.wrong, missed + other.missed, calm + other.calm);
  }

  double accuracy() {
    return (double) (right + calm) / (right + wrong + missed + calm);
  }

  /** The mean F1 of the two answers. */
  double macroF1() {
    return (f1(right, wrong, missed) + f1(calm, missed, wrong)) / 2;
  }

  private static double f1(int right, int wrong, int missed) {
    return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
  }

  private static double best(List<ScoredConversation> all, ToDoubleFunction<Decisions> figure) {
    double best = 0.5;
    for (double threshold : new TreeSet<>(all.stream().map(Decisions::last).toList())) {
      if (figure.applyAsDouble(at(threshold, all)) > figure.applyAsDouble(at(best, all))) {
        best = threshold;
      }
    }
    return best;
  }

  private static List<ScoredConversation> where(
      List<ScoredConversation> all, List<Integer> folds, int fold, boolean in) {
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).seen() > 0 && (folds.get(i) == fold) == in)
        .mapToObj(all::get)
        .toList();
  }

  private static double last(ScoredConversation conversation) {
    return conversation.turns().get(conversation.seen() - 1).risk();
  }
}

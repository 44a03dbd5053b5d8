package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What was said of a case by a learner that had not seen its group.
 *
 * @param fold 0-based
 */
record OutOfFold<T>(Case held, int fold, T said) {
  private static final int FOLDS = 5;

  /** Learns from cases and then says something of another. */
  @FunctionalInterface
  interface Learner<T> {
    Function<Case, T> learn(List<Case> cases);
  }

  /**
   * Each case as seen by a learner on the other folds. A fold is left out if the others do not have
   * both endings.
   */
  static <T> List<OutOfFold<T>> of(List<Case> cases, Learner<T> learner) {
    var all = new ArrayList<OutOfFold<T>>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      var others = cases.stream().filter(c -> fold(c) != number).toList();
      if (others.stream().map(Case::escalates).distinct().count() == 2) {
        var learnt = learner.learn(others);
        cases.stream()
            .filter(c -> fold(c) == number)
            .forEach(c -> all.add(new OutOfFold<>(c, number, learnt.apply(c))));
      }
    }
    return all;
  }

  private static int fold(Case each) {
    return each.conversation().fold(FOLDS);
  }
}

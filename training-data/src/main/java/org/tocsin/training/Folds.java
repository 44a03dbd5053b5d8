package org.tocsin.training;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.classifier.Calibration;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/**
 * Networks that were trained on all folds but one, and what each says of the one.
 *
 * @param scored the conversations of all folds with calibrated beliefs, and alerts at demands alone
 */
record Folds(
    List<Dl4jClassifier> classifiers, Calibration calibration, List<ScoredConversation> scored) {

  /**
   * A conversation of a fold, with the uncalibrated beliefs at its seen turns.
   *
   * @param demands the turns at which it rings whatever is believed, 0-based
   */
  record Held(LabelledConversation conversation, List<Belief> beliefs, Set<Integer> demands) {}

  static Folds of(List<Dl4jClassifier> classifiers, List<Held> held) {
    return of(classifiers, held, calibration(held));
  }

  /** With a calibration that was chosen otherwise. */
  static Folds of(List<Dl4jClassifier> classifiers, List<Held> held, Calibration calibration) {
    return new Folds(
        classifiers, calibration, held.stream().map(h -> scored(h, calibration)).toList());
  }

  /** The best way of ringing with few enough false alarms, on the beliefs of all folds. */
  AlertPolicy policy() {
    return PolicyChoice.best(scored).policy();
  }

  /** The share of the conversations that escalate, which the calibrated beliefs assume. */
  double baseRate() {
    return scored.stream().mapToInt(c -> c.escalates() ? 1 : 0).average().orElse(Double.NaN);
  }

  /** Fitted on every seen turn; the turns of one conversation weigh 1 together. */
  private static Calibration calibration(List<Held> held) {
    return Calibration.fit(
        held.stream().flatMap(h -> h.beliefs().stream()).mapToDouble(Belief::probability).toArray(),
        held.stream().flatMapToInt(h -> repeated(h, truth(h))).toArray(),
        held.stream()
            .flatMapToDouble(h -> repeated(h, 1).mapToDouble(_ -> 1.0 / h.beliefs().size()))
            .toArray());
  }

  private static int truth(Held held) {
    return held.conversation().label().escalates() ? 1 : 0;
  }

  private static IntStream repeated(Held held, int value) {
    return IntStream.generate(() -> value).limit(held.beliefs().size());
  }

  private static ScoredConversation scored(Held held, Calibration calibration) {
    var turns = held.conversation().transcript().turns();
    return held.conversation()
        .scored(
            IntStream.range(0, held.beliefs().size())
                .mapToObj(i ->
                    new ScoredTurn(
                        calibration.apply(held.beliefs().get(i).probability()),
                        false,
                        held.demands().contains(i),
                        held.beliefs().get(i).likeliest(),
                        turns.get(i).offsetMs()))
                .toList());
  }
}

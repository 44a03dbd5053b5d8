package org.tocsin.model.evaluation;

import java.util.List;

/**
 * Whether beliefs mean what they say, over one belief a conversation.
 *
 * @param error the expected calibration error over 15 bins of equal mass
 * @param brier the mean squared difference of belief and truth
 */
public record CalibrationFigures(double error, double brier) {
  static final int BINS = 15;
  static final List<Integer> SHARES = List.of(50, 100);

  static CalibrationFigures of(List<ScoredConversation> seen, int percent) {
    var beliefs = Beliefs.plain(seen, percent);
    return new CalibrationFigures(Metrics.calibrationError(beliefs, BINS), Metrics.brier(beliefs));
  }
}

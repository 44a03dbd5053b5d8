package org.tocsin.model.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every figure of the protocol for one predictor on some conversations. Undefined ones are NaN.
 *
 * @param landmark AUROC after so many turns, of those still running and not yet escalated
 * @param matched AUROC at shares of the turns, in percent, calm conversations cut to lengths of
 *     escalating ones; mean of 5 drawings
 * @param plain the same uncut
 * @param calibration at shares of the turns, in percent
 */
public record Figures(
    int conversations,
    int escalating,
    Map<Integer, Double> landmark,
    Map<Integer, Double> matched,
    Map<Integer, Double> plain,
    AlertFigures alerts,
    Forecast forecast,
    Burden burden,
    Map<Integer, CalibrationFigures> calibration,
    KindFigures kinds) {

  /** Of conversations of which something may be seen. */
  static Figures of(Predictions predictions) {
    var seen = predictions.conversations();
    var calibration = new LinkedHashMap<Integer, CalibrationFigures>();
    CalibrationFigures.SHARES.forEach(s -> calibration.put(s, CalibrationFigures.of(seen, s)));
    return new Figures(
        seen.size(),
        (int) seen.stream().filter(ScoredConversation::escalates).count(),
        Evaluation.landmark(seen),
        Evaluation.matched(seen),
        Evaluation.plain(seen),
        AlertFigures.of(seen),
        Forecast.of(seen),
        Burden.of(predictions),
        calibration,
        KindFigures.of(seen));
  }
}

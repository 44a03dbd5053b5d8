package org.tocsin.model.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is drawn of one predictor.
 *
 * @param roc at shares of the turns, in percent; over the five drawings of the matched AUROC, which
 *     is the area below
 * @param reliability at shares of the turns, in percent
 * @param leadTurns of each escalation that was alerted before it happened
 */
public record Curves(
    Map<Integer, List<RocPoint>> roc,
    Map<Integer, List<Bin>> reliability,
    List<Integer> leadTurns) {

  static Curves of(List<ScoredConversation> seen) {
    var roc = new LinkedHashMap<Integer, List<RocPoint>>();
    Beliefs.SHARES.forEach(s -> roc.put(s, Ranking.of(Beliefs.matched(seen, s)).roc()));
    var reliability = new LinkedHashMap<Integer, List<Bin>>();
    CalibrationFigures.SHARES.forEach(
        s -> reliability.put(s, Metrics.bins(Beliefs.plain(seen, s), CalibrationFigures.BINS)));
    return new Curves(roc, reliability, AlertFigures.leads(seen));
  }
}

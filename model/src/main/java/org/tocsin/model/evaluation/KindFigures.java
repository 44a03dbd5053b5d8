package org.tocsin.model.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.conversation.EscalationKind;

/**
 * How well the kind is named, over the escalating conversations whose kind is known, at their last
 * seen turn.
 *
 * @param accuracy share named right
 * @param macroF1 the mean F1 of the kinds that occur or were named
 * @param confusion how many of each true kind were named what
 */
public record KindFigures(
    int conversations,
    double accuracy,
    double macroF1,
    Map<EscalationKind, Map<EscalationKind, Integer>> confusion) {

  static KindFigures of(List<ScoredConversation> seen) {
    var confusion = new EnumMap<EscalationKind, Map<EscalationKind, Integer>>(EscalationKind.class);
    for (var truth : EscalationKind.values()) {
      var row = new EnumMap<EscalationKind, Integer>(EscalationKind.class);
      Arrays.stream(EscalationKind.values()).forEach(named -> row.put(named, 0));
      confusion.put(truth, row);
    }
    var known = seen.stream().filter(c -> c.escalates() && c.kind().isPresent()).toList();
    known.forEach(c ->
        c.kind().map(confusion::get).ifPresent(row -> row.merge(c.likeliest(), 1, Integer::sum)));
    double right = Arrays.stream(EscalationKind.values()).mapToInt(k -> at(confusion, k, k)).sum();
    return new KindFigures(
        known.size(), Metrics.ratio(right, known.size()), macroF1(confusion), confusion);
  }

  private static double macroF1(Map<EscalationKind, Map<EscalationKind, Integer>> confusion) {
    return Arrays.stream(EscalationKind.values())
        .mapToDouble(kind -> f1(confusion, kind))
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(Double.NaN);
  }

  private static double f1(
      Map<EscalationKind, Map<EscalationKind, Integer>> confusion, EscalationKind kind) {
    var all = Arrays.asList(EscalationKind.values());
    return Metrics.f1(
        at(confusion, kind, kind),
        all.stream().mapToInt(truth -> at(confusion, truth, kind)).sum(),
        all.stream().mapToInt(named -> at(confusion, kind, named)).sum());
  }

  private static int at(
      Map<EscalationKind, Map<EscalationKind, Integer>> confusion,
      EscalationKind truth,
      EscalationKind named) {
    return confusion.getOrDefault(truth, Map.of()).getOrDefault(named, 0);
  }
}

package org.tocsin.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.classifier.Baseline.Predictor;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.classifier.Calibration;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.features.Turn;
import org.tocsin.training.Folds.Held;

/**
 * A baseline as the model is: calibrated, with a policy, and both chosen on what it said of
 * learning conversations when it had not seen their groups. So recall, lead and false alarms can be
 * compared.
 */
record CalibratedBaseline(
    Predictor predictor, Calibration calibration, AlertPolicy policy, List<OfKind> kinds) {
  /*
   * A calibration could turn a baseline round: where the long conversations were the calm ones,
   * length would speak against an escalation. A baseline is the claim that its name makes, so such a
   * calibration is not used; its beliefs then mean nothing, but their order does.
   */

  /** Which kind it will be does not matter while it is calibrated. */
  private static final Map<EscalationKind, Double> ANY_KIND =
      Arrays.stream(EscalationKind.values())
          .collect(Collectors.toMap(k -> k, _ -> 1.0 / EscalationKind.values().length));

  /** What tells one kind of escalation from the others. */
  private record OfKind(EscalationKind kind, Predictor predictor) {}

  /** Learns from conversations of which something may be seen. */
  static CalibratedBaseline of(Baseline baseline, List<Heard> learning) {
    var held = new ArrayList<Held>();
    for (int fold = 0; fold < Retraining.FOLDS; fold++) {
      int number = fold;
      var predictor = learnt(baseline, learning.stream().filter(h -> fold(h) != number).toList());
      learning.stream()
          .filter(h -> fold(h) == number)
          .forEach(
              h -> held.add(new Held(h.conversation(), beliefs(predictor, h.seen()), Set.of())));
    }
    var fitted = Folds.of(List.of(), held);
    var folds =
        fitted.calibration().slope() > 0 ? fitted : Folds.of(List.of(), held, Calibration.NONE);
    return new CalibratedBaseline(
        learnt(baseline, learning), folds.calibration(), folds.policy(), kinds(baseline, learning));
  }

  /** What would have been shown at each turn. */
  ScoredConversation score(Heard heard) {
    return heard.conversation().scored(turns(heard.turns()));
  }

  private List<ScoredTurn> turns(List<Turn> turns) {
    var shown = new ArrayList<ScoredTurn>();
    var standing = Standing.NEW;
    for (int i = 0; i < turns.size(); i++) {
      var soFar = turns.subList(0, i + 1);
      double belief = calibration.apply(predictor.belief(soFar));
      var at = turns.get(i).utterance().offsetMs();
      standing = policy.after(standing, belief, i, at);
      shown.add(
          new ScoredTurn(
              belief, standing.level() == Level.HIGH, standing.rings(), likeliest(soFar), at));
    }
    return shown;
  }

  /** The more frequent kind where several are as likely. */
  private EscalationKind likeliest(List<Turn> turns) {
    return kinds.stream()
        .max(Comparator.comparingDouble(k -> k.predictor().belief(turns)))
        .map(OfKind::kind)
        .orElse(EscalationKind.HIERARCHICAL);
  }

  /** One predictor a kind, against the other escalations; the most frequent kind first. */
  private static List<OfKind> kinds(Baseline baseline, List<Heard> learning) {
    var escalating =
        learning.stream()
            .filter(h -> h.escalates() && h.conversation().label().kind().isPresent())
            .toList();
    var turns = escalating.stream().map(Heard::seen).toList();
    return Arrays.stream(EscalationKind.values())
        .filter(kind -> count(escalating, kind) > 0)
        .sorted(Comparator.comparingLong(kind -> -count(escalating, kind)))
        .map(kind ->
            new OfKind(
                kind, baseline.learn(turns, escalating.stream().map(h -> is(h, kind)).toList())))
        .toList();
  }

  private static long count(List<Heard> conversations, EscalationKind kind) {
    return conversations.stream().filter(h -> is(h, kind)).count();
  }

  private static boolean is(Heard heard, EscalationKind kind) {
    return heard.conversation().label().kind().filter(k -> k == kind).isPresent();
  }

  private static Predictor learnt(Baseline baseline, List<Heard> learning) {
    return baseline.learn(
        learning.stream().map(Heard::seen).toList(),
        learning.stream().map(Heard::escalates).toList());
  }

  private static int fold(Heard heard) {
    return heard.conversation().fold(Retraining.FOLDS);
  }

  private static List<Belief> beliefs(Predictor predictor, List<Turn> turns) {
    return IntStream.rangeClosed(1, turns.size())
        .mapToObj(n -> new Belief(predictor.belief(turns.subList(0, n)), ANY_KIND))
        .toList();
  }
}

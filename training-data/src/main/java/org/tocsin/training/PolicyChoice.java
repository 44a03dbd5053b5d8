package org.tocsin.training;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/**
 * A way of ringing, at the lowest threshold at which few enough of the calm conversations ring, and
 * what it came to on the conversations that chose it.
 *
 * @param figures of the conversations up to the turns that may be seen
 */
record PolicyChoice(Way way, AlertPolicy policy, Evaluation figures) {

  /** At most this share of the calm conversations may ring. */
  private static final double FALSE_ALARMS = 0.05;

  /**
   * How a policy waits and clears, whatever its threshold.
   *
   * @param clearShare where it clears, as a share of the threshold
   * @param sureShare how far from the threshold to 1 a belief must be for it to ring at once; 0: it
   *     always does; 1: it always holds back a turn
   */
  record Way(double clearShare, double sureShare) {
    AlertPolicy at(double raiseAt) {
      double sureAt = sureShare == 0 ? 0 : raiseAt + sureShare * (1 - raiseAt);
      return AlertPolicy.raisingAt(raiseAt).waiting(clearShare, sureAt);
    }
  }

  /** The plain way first: of what is as good, the first is taken. */
  static final List<Way> WAYS =
      Stream.of(0, 0.5, 1)
          .flatMap(
              sure -> Stream.of(0.8, 0.6, 0.95).map(clear -> new Way(clear, sure.doubleValue())))
          .toList();

  /** Catches most early, then most at all, then with the fewest alerts in calm conversations. */
  private static final Comparator<PolicyChoice> WORSE_FIRST =
      comparingDouble((PolicyChoice c) -> c.figures.earlyCatch())
          .thenComparingDouble(c -> c.figures.recall())
          .thenComparingDouble(c -> -c.figures.falseAlarms());

  /**
   * The plain way, unless another catches more early than chance explains: by more than two
   * standard errors of the plain one's early catch.
   *
   * @param scored with beliefs that came from networks which had not seen the conversation, and
   *     alerts at the turns that ring whatever is believed
   */
  static PolicyChoice best(List<ScoredConversation> scored) {
    var plain = of(WAYS.getFirst(), scored);
    var best = WAYS.stream().map(way -> of(way, scored)).max(WORSE_FIRST).orElseThrow();
    double caught = plain.figures.earlyCatch();
    double error = Math.sqrt(caught * (1 - caught) / plain.figures.escalating());
    return best.figures.earlyCatch() > caught + 2 * error ? best : plain;
  }

  /** One way at its threshold. */
  static PolicyChoice of(Way way, List<ScoredConversation> scored) {
    var policy = lowest(way, scored.stream().filter(c -> !c.escalates()).toList());
    return new PolicyChoice(way, policy, Evaluation.of(under(policy, scored)));
  }

  /** The same conversations with the alerts of a policy. */
  static List<ScoredConversation> under(AlertPolicy policy, List<ScoredConversation> scored) {
    return scored.stream().map(c -> under(policy, c)).toList();
  }

  private static AlertPolicy lowest(Way way, List<ScoredConversation> calm) {
    return IntStream.rangeClosed(100, 995)
        .mapToObj(perMille -> way.at(perMille / 1000.0))
        .filter(p -> calm.stream().filter(c -> rings(p, c)).count() <= FALSE_ALARMS * calm.size())
        .findFirst()
        .orElseGet(() -> way.at(0.995));
  }

  private static boolean rings(AlertPolicy policy, ScoredConversation conversation) {
    return under(policy, conversation).turns().stream()
        .limit(conversation.seen())
        .anyMatch(ScoredTurn::alert);
  }

  private static ScoredConversation under(AlertPolicy policy, ScoredConversation conversation) {
    var turns = new ArrayList<ScoredTurn>();
    var standing = Standing.NEW;
    for (var turn : conversation.turns()) {
      standing =
          turn.alert()
              ? policy.afterDemand(standing, turns.size(), turn.offsetMs())
              : policy.after(standing, turn.risk(), turns.size(), turn.offsetMs());
      turns.add(
          new ScoredTurn(
              turn.risk(),
              standing.level() == Level.HIGH,
              standing.rings(),
              turn.likeliest(),
              turn.offsetMs()));
    }
    return new ScoredConversation(
        conversation.id(),
        conversation.vertical(),
        conversation.channel(),
        conversation.escalates(),
        conversation.kind(),
        conversation.seen(),
        turns);
  }
}

package org.tocsin.training.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.Label;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Transcript;

/**
 * What a model believed along one conversation, which is all that a policy needs: scored once, it
 * can be asked of any policy.
 *
 * @param label empty if nobody said how it went
 * @param beliefs after each turn, 0..1
 * @param demands the turns that ask for somebody else, 0-based, which ring whatever is believed
 */
public record Trace(
    Transcript transcript, Optional<Label> label, List<Double> beliefs, Set<Integer> demands) {

  /** Rings at demands alone, and forgets each at the next turn. */
  private static final AlertPolicy DEMANDS = new AlertPolicy(1, 1, 1, Duration.ZERO, 0, 1);

  public Trace {
    beliefs = List.copyOf(beliefs);
    demands = Set.copyOf(demands);
  }

  /** Scores a conversation turn by turn, as the live service would. */
  public static Trace of(RiskScorer scorer, Transcript transcript, Optional<Label> label) {
    var beliefs = new ArrayList<Double>();
    var demands = new HashSet<Integer>();
    for (var turn : new OfflineScoring(new Assessor(scorer, DEMANDS)).score(transcript)) {
      if (turn.standing().level() == Level.HIGH) {
        demands.add(beliefs.size());
      }
      beliefs.add(turn.shown());
    }
    return new Trace(transcript, label, beliefs, demands);
  }

  /** The turns at which a policy rings, in order. */
  public List<Integer> rings(AlertPolicy policy) {
    var standings = standings(policy);
    return IntStream.range(0, standings.size())
        .filter(turn -> standings.get(turn).rings())
        .boxed()
        .toList();
  }

  /** Where it stands with a policy after each turn. */
  public List<Standing> standings(AlertPolicy policy) {
    var standings = new ArrayList<Standing>();
    var standing = Standing.NEW;
    for (int turn = 0; turn < beliefs.size(); turn++) {
      var at = at(turn);
      standing =
          demands.contains(turn)
              ? policy.afterDemand(standing, turn, at)
              : policy.after(standing, beliefs.get(turn), turn, at);
      standings.add(standing);
    }
    return standings;
  }

  /** The first turn at which a policy rings. */
  OptionalInt firstRing(AlertPolicy policy) {
    return rings(policy).stream().mapToInt(turn -> turn).findFirst();
  }

  /** When a turn began, in milliseconds since the conversation's start. */
  public OptionalLong at(int turn) {
    List<Utterance> turns = transcript.turns();
    return turn < turns.size() ? turns.get(turn).offsetMs() : OptionalLong.empty();
  }

  /** Whether it escalates, as somebody said, and something may be seen before. */
  boolean escalates() {
    return label.filter(l -> l.escalates() && l.seen() > 0).isPresent();
  }

  /** Whether it stayed calm, as somebody said. */
  boolean calm() {
    return label.filter(l -> !l.escalates()).isPresent();
  }

  /** How many turns come before the escalation; all if it is calm or unlabelled. */
  int seen() {
    return label.map(Label::seen).orElse(beliefs.size());
  }
}

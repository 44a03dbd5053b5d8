package org.tocsin.model.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/** Conversations of which only the beliefs matter. */
final class Told {
  private Told() {}

  static ScoredConversation calm(double... risks) {
    return conversation("c", false, risks.length, turns(risks));
  }

  static ScoredConversation escalating(int at, double... risks) {
    return conversation("e", true, at, turns(risks));
  }

  /** The same after it rang at turns, and stood high at those alone. */
  static ScoredConversation rung(ScoredConversation quiet, int... alerts) {
    var turns = new ArrayList<>(quiet.turns());
    for (int i : alerts) {
      var turn = turns.get(i);
      turns.set(i, new ScoredTurn(turn.risk(), true, true, turn.likeliest(), turn.offsetMs()));
    }
    return with(quiet, turns);
  }

  /** The same standing high from the first alert to its end. */
  static ScoredConversation staying(ScoredConversation rung) {
    int from = rung.firstAlert().orElseThrow();
    return with(
        rung,
        IntStream.range(0, rung.turns().size())
            .mapToObj(i -> high(rung.turns().get(i), i >= from))
            .toList());
  }

  /** The same with a turn every so many seconds. */
  static ScoredConversation every(int seconds, ScoredConversation untimed) {
    return with(
        untimed,
        IntStream.range(0, untimed.turns().size())
            .mapToObj(i -> at(untimed.turns().get(i), 1000L * i * seconds))
            .toList());
  }

  /** An escalation of a kind that was taken for another. */
  static ScoredConversation named(EscalationKind truth, EscalationKind named) {
    return new ScoredConversation(
        "k",
        "",
        Channel.CALL,
        true,
        Optional.of(truth),
        1,
        List.of(new ScoredTurn(0.5, false, false, named, OptionalLong.empty())));
  }

  static ScoredConversation of(String vertical, Channel channel, ScoredConversation one) {
    return new ScoredConversation(
        one.id(), vertical, channel, one.escalates(), one.kind(), one.seen(), one.turns());
  }

  static ScoredTurn turn(double risk) {
    return new ScoredTurn(risk, false, false, EscalationKind.HIERARCHICAL, OptionalLong.empty());
  }

  /** What is there for a key, which must be there. */
  static <K, V> V found(Map<K, V> table, K key) {
    return requireNonNull(table.get(key), () -> key + " is not in " + table.keySet());
  }

  private static List<ScoredTurn> turns(double... risks) {
    return Arrays.stream(risks).mapToObj(Told::turn).toList();
  }

  private static ScoredTurn high(ScoredTurn turn, boolean high) {
    return new ScoredTurn(turn.risk(), high, turn.alert(), turn.likeliest(), turn.offsetMs());
  }

  private static ScoredTurn at(ScoredTurn turn, long ms) {
    return new ScoredTurn(
        turn.risk(), turn.high(), turn.alert(), turn.likeliest(), OptionalLong.of(ms));
  }

  private static ScoredConversation with(ScoredConversation one, List<ScoredTurn> turns) {
    return conversation(one.id(), one.escalates(), one.seen(), turns);
  }

  private static ScoredConversation conversation(
      String id, boolean escalates, int seen, List<ScoredTurn> turns) {
    return new ScoredConversation(
        id,
        "",
        Channel.CALL,
        escalates,
        escalates ? Optional.of(EscalationKind.COMPLAINT) : Optional.empty(),
        seen,
        turns);
  }
}

package org.tocsin.model.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;

/**
 * A labelled conversation with the beliefs that were shown.
 *
 * @param seen how many turns may be looked at: up to, not including, the one in which it escalates
 * @param turns one for each turn, also behind {@code seen}
 */
public record ScoredConversation(
    String id,
    String vertical,
    Channel channel,
    boolean escalates,
    Optional<EscalationKind> kind,
    int seen,
    List<ScoredTurn> turns) {

  /**
   * What was shown at one turn.
   *
   * @param risk 0..1
   * @param high whether the conversation stood at the level at which the policy rings
   * @param alert whether the policy rang
   */
  public record ScoredTurn(
      double risk, boolean high, boolean alert, EscalationKind likeliest, OptionalLong offsetMs) {
    public ScoredTurn {
      if (!(risk >= 0 && risk <= 1)) {
        throw new IllegalArgumentException("risk must be in 0..1: was " + risk);
      }
    }
  }

  public ScoredConversation {
    turns = List.copyOf(turns);
    if (seen < 0 || seen > turns.size()) {
      throw new IllegalArgumentException("seen must be in 0.." + turns.size() + ": was " + seen);
    }
  }

  /** The belief after the first {@code turns} turns. */
  double after(int count) {
    return turns.get(count - 1).risk();
  }

  /** The belief at a share of the first {@code length} turns. */
  double at(double share, int length) {
    return after(Math.max(1, (int) Math.ceil(share * length)));
  }

  /** The seen turns that rang. */
  List<Integer> alerts() {
    return IntStream.range(0, seen).filter(i -> turns.get(i).alert()).boxed().toList();
  }

  /** The first seen turn that rang. */
  Optional<Integer> firstAlert() {
    return alerts().stream().findFirst();
  }

  /** Whether it rang for the first time when it escalated, or later. */
  boolean detected() {
    return firstAlert().isEmpty() && turns.stream().anyMatch(ScoredTurn::alert);
  }

  /** How many turns before the escalation it rang first. */
  Optional<Integer> leadTurns() {
    return firstAlert().map(alert -> seen - alert);
  }

  /** The same in seconds; empty where one of the times is unknown. */
  OptionalDouble leadSeconds() {
    var rang = firstAlert().map(alert -> turns.get(alert).offsetMs()).orElse(OptionalLong.empty());
    var happened = seen < turns.size() ? turns.get(seen).offsetMs() : OptionalLong.empty();
    return rang.isPresent() && happened.isPresent()
        ? OptionalDouble.of((happened.getAsLong() - rang.getAsLong()) / 1000.0)
        : OptionalDouble.empty();
  }

  /** How it will escalate if it does, as believed at the last seen turn. */
  EscalationKind likeliest() {
    return turns.get(seen - 1).likeliest();
  }
}

package org.tocsin.model.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    boolean escalates,
    Optional<EscalationKind> kind,
    int seen,
    List<ScoredTurn> turns) {

  /**
   * What was shown at one turn.
   *
   * @param risk 0..1
   * @param alert whether the policy rang
   */
  public record ScoredTurn(
      double risk, boolean alert, EscalationKind likeliest, OptionalLong offsetMs) {
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

  /** The first seen turn that rang. */
  Optional<Integer> firstAlert() {
    for (int i = 0; i < seen; i++) {
      if (turns.get(i).alert()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}

package org.tocsin.model.label;

import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.model.conversation.EscalationKind;

/**
 * How a conversation went, as somebody says.
 *
 * @param kind how it escalated, if it did and if that was said
 * @param turn the turn in which it escalated, 0-based; empty if it was calm, or after its end
 */
public record Claim(boolean escalates, Optional<EscalationKind> kind, OptionalInt turn) {
  /** It stayed calm. */
  public static final Claim CALM = new Claim(false, Optional.empty(), OptionalInt.empty());

  /** It escalated; nobody said how, or where. */
  public static final Claim ESCALATED = new Claim(true, Optional.empty(), OptionalInt.empty());

  public Claim {
    if (!escalates && (kind.isPresent() || turn.isPresent())) {
      throw new IllegalArgumentException(
          "a calm conversation has neither kind nor turn of an escalation");
    }
    if (turn.isPresent() && turn.getAsInt() < 0) {
      throw new IllegalArgumentException("turn must not be negative: was " + turn.getAsInt());
    }
  }
}

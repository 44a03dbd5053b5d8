package org.tocsin.model.risk;

import java.util.List;
import java.util.Optional;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.conversation.Conversation;
import org.tocsin.model.conversation.ConversationId;

/**
 * A conversation with all that is believed of it.
 *
 * @param turns its complete utterances in the order in which they were said
 * @param base the belief before anything was said
 * @param standing where it stands with the policy now
 * @param provisional the belief with a partial result that is still being spoken
 */
public record Assessment(
    Conversation conversation,
    List<AssessedTurn> turns,
    double base,
    Standing standing,
    Optional<Risk> provisional) {

  public Assessment {
    turns = List.copyOf(turns);
  }

  /** Nothing has been heard yet. */
  static Assessment of(ConversationId id, double base) {
    return new Assessment(Conversation.of(id), List.of(), base, Standing.NEW, Optional.empty());
  }

  /** The belief now; empty before the first complete turn. */
  public Optional<Risk> risk() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().risk());
  }

  /** What led to the belief now. */
  public Explanation explanation() {
    return new Explanation(
        base, turns.stream().flatMap(t -> t.risk().movements().stream()).toList());
  }
}

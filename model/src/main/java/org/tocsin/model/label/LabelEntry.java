package org.tocsin.model.label;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;

/**
 * One entry of the log of labels, which is only ever appended to.
 *
 * @param seq grows with every entry
 * @param word what was said, in the words of its source: a verdict, an outcome, or "escalates"
 * @param claim what that says of how the conversation went; empty if it says nothing of it
 * @param why empty if nobody said
 */
public record LabelEntry(
    long seq,
    ConversationId conversation,
    Source source,
    String word,
    Optional<Claim> claim,
    String by,
    String why,
    Instant at) {

  /** The same once somebody took it back: it is kept, and says nothing any more. */
  public LabelEntry withoutClaim() {
    return new LabelEntry(seq, conversation, source, word, Optional.empty(), by, why, at);
  }
}

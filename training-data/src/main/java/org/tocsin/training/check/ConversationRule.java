package org.tocsin.training.check;

import java.util.function.Predicate;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.LabelledConversation;

/** What every conversation of a corpus must keep beyond the format of the file. */
enum ConversationRule {
  /** Neither a fragment nor a saga. */
  LENGTH("must have 6 to 45 turns", c -> turns(c) >= 6 && turns(c) <= 45),
  /** Somebody asks and somebody answers. */
  SPEAKERS(
      "must have turns of a customer and of an agent",
      c -> speaks(c, Speaker.CUSTOMER) && speaks(c, Speaker.AGENT)),
  /** The kind says how it escalates. */
  KIND(
      "must have a kind if it escalates, and only then",
      c -> c.label().kind().isPresent() == c.label().escalates()),
  /** Signals say what foreshadowed the escalation. */
  SIGNALS(
      "must have signals if it escalates, and only then",
      c -> c.label().signals().isEmpty() != c.label().escalates());

  private final String sentence;
  private final Predicate<LabelledConversation> kept;

  ConversationRule(String sentence, Predicate<LabelledConversation> kept) {
    this.sentence = sentence;
    this.kept = kept;
  }

  /** What a conversation must or must not. */
  String sentence() {
    return sentence;
  }

  boolean broken(LabelledConversation conversation) {
    return !kept.test(conversation);
  }

  private static int turns(LabelledConversation conversation) {
    return conversation.transcript().turns().size();
  }

  private static boolean speaks(LabelledConversation conversation, Speaker speaker) {
    return conversation.transcript().turns().stream().anyMatch(t -> t.speaker() == speaker);
  }
}

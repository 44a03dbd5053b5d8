package org.tocsin.training.check;

import java.util.List;
import java.util.function.BiPredicate;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.Label.Note;
import org.tocsin.training.LabelledConversation;

/** What no turn of a corpus may be or do, beyond the format of the file. */
enum TurnRule {
  /** Every turn says when it began. */
  TIMED("has no time", (c, turn) -> c.transcript().turns().get(turn).offsetMs().isEmpty()),
  /** Times never decrease. */
  IN_ORDER("begins before the turn before it", (c, turn) -> turn > 0 && backwards(c, turn)),
  /** Every customer turn has a mood. */
  SENTIMENT(
      "is the customer's and has no sentiment", (c, turn) -> customers(c, turn) && !felt(c, turn)),
  /** Nobody else's turn has one. */
  NO_SENTIMENT(
      "has a sentiment and is not the customer's",
      (c, turn) -> !customers(c, turn) && felt(c, turn)),
  /** A signal foreshadows. */
  SIGNAL(
      "is a signal and does not come before the escalation",
      (c, turn) -> turn >= c.label().seen() && noted(c.label().signals(), turn)),
  /** It is a customer who needs an article. */
  NEED(
      "needs an article and is not the customer's",
      (c, turn) -> !customers(c, turn) && noted(c.label().needs(), turn));

  private final String complaint;
  private final BiPredicate<LabelledConversation, Integer> broken;

  TurnRule(String complaint, BiPredicate<LabelledConversation, Integer> broken) {
    this.complaint = complaint;
    this.broken = broken;
  }

  /** What is said of a turn that breaks the rule. */
  String complaint() {
    return complaint;
  }

  boolean broken(LabelledConversation conversation, int turn) {
    return broken.test(conversation, turn);
  }

  private static boolean backwards(LabelledConversation conversation, int turn) {
    var turns = conversation.transcript().turns();
    return turns.get(turn).offsetMs().orElse(Long.MAX_VALUE)
        < turns.get(turn - 1).offsetMs().orElse(Long.MIN_VALUE);
  }

  private static boolean customers(LabelledConversation conversation, int turn) {
    return conversation.transcript().turns().get(turn).speaker() == Speaker.CUSTOMER;
  }

  private static boolean felt(LabelledConversation conversation, int turn) {
    return conversation.label().sentiments().containsKey(turn);
  }

  private static boolean noted(List<Note> notes, int turn) {
    return notes.stream().anyMatch(note -> note.turn() == turn);
  }
}

package org.tocsin.training.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tocsin.model.features.Turn;
import org.tocsin.training.LabelledConversation;

/**
 * A conversation with the turns that may be looked at: in words and with the labelled moods,
 * without vectors.
 *
 * @param seen the turns before the escalation, or the first of them
 */
record Case(LabelledConversation conversation, List<Turn> seen) {
  Case {
    seen = List.copyOf(seen);
  }

  static Case of(LabelledConversation conversation) {
    return new Case(
        conversation,
        IntStream.range(0, conversation.label().seen())
            .mapToObj(turn -> turn(conversation, turn))
            .toList());
  }

  boolean escalates() {
    return conversation.label().escalates();
  }

  /** The same with no more than its first turns. */
  Case first(int turns) {
    return new Case(conversation, seen.subList(0, Math.min(turns, seen.size())));
  }

  /** The same with the first half of its turns, rounded up. */
  Case half() {
    return first(Math.ceilDiv(seen.size(), 2));
  }

  private static Turn turn(LabelledConversation conversation, int turn) {
    var sentiment = conversation.label().sentiments().get(turn);
    var utterance = conversation.transcript().turns().get(turn);
    return new Turn(
        utterance,
        utterance.speaker(),
        new float[0],
        Map.of(),
        sentiment == null ? OptionalDouble.empty() : OptionalDouble.of(sentiment),
        0);
  }
}

package org.tocsin.model.playbook;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.ConversationId;

/**
 * A playbook that was started in a conversation.
 *
 * @param turn after which it was started, 0-based
 * @param nth which contact this is in the customer's words, "third"; empty if they said nothing
 * @param done the steps that are done, 0-based
 */
public record Play(Playbook playbook, int turn, String nth, Set<Integer> done) {
  public Play {
    done = Set.copyOf(done);
  }

  static Play started(Playbook playbook, int turn) {
    return new Play(playbook, turn, "", Set.of());
  }

  /** Names the play; the same when the same conversation is analysed again. */
  public String id(ConversationId conversation) {
    String all = conversation + "\nplaybook\n" + playbook.id();
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether there is nothing left to do. */
  public boolean finished() {
    return done.size() == playbook.steps().size();
  }

  /** The steps that are not done, in order. */
  IntStream open() {
    return IntStream.range(0, playbook.steps().size()).filter(i -> !done.contains(i));
  }

  /** What a step or its wording says in this conversation. */
  public String worded(String text) {
    return Wording.of(text, nth);
  }

  Play with(int step) {
    var more = new TreeSet<>(done);
    more.add(step);
    return new Play(playbook, turn, nth, more);
  }

  Play asContact(String said) {
    return said.isEmpty() ? this : new Play(playbook, turn, said, done);
  }
}

package org.tocsin.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.conversation.ConversationId;

/**
 * At most so many of any number of conversations, each with the same chance: those whose ids hash
 * to the least. The same conversations give the same sample, in whatever order they come, and a
 * larger sample contains a smaller one. Not thread-safe.
 *
 * @param <C> a conversation, or what stands for one
 */
public final class Sample<C> {
  private final int most;
  private final Function<C, ConversationId> id;
  private final PriorityQueue<Drawn<C>> kept =
      new PriorityQueue<>(Comparator.comparing((Drawn<C> drawn) -> drawn.hash()).reversed());
  private long seen;

  private record Drawn<C>(String hash, long place, C conversation) {}

  public Sample(int most, Function<C, ConversationId> id) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one must be kept: was " + most);
    }
    this.most = most;
    this.id = id;
  }

  /** One more of all. */
  public void add(C conversation) {
    var hash = DigestUtils.sha256Hex("sample\n" + id.apply(conversation).value());
    kept.add(new Drawn<>(hash, seen++, conversation));
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** How many there were. */
  public long seen() {
    return seen;
  }

  /** Those that are kept, in the order in which they came. */
  public List<C> conversations() {
    var drawn = new ArrayList<>(kept);
    drawn.sort(Comparator.comparingLong(Drawn::place));
    return drawn.stream().map(Drawn::conversation).toList();
  }
}

package org.tocsin.api.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.training.LabelledConversation;

/**
 * At most so many of any number of conversations, each with the same chance: those whose ids hash
 * to the least. The same conversations give the same sample, in whatever order they come, and a
 * larger sample contains a smaller one. Not thread-safe.
 */
public final class Sample {
  private final int most;
  private final PriorityQueue<Drawn> kept =
      new PriorityQueue<>(Comparator.comparing(Drawn::hash).reversed());
  private long seen;

  private record Drawn(String hash, long place, LabelledConversation conversation) {}

  public Sample(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one must be kept: was " + most);
    }
    this.most = most;
  }

  /** One more of all. */
  public void add(LabelledConversation conversation) {
    var id = conversation.transcript().id().value();
    kept.add(new Drawn(DigestUtils.sha256Hex("sample\n" + id), seen++, conversation));
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** How many there were. */
  public long seen() {
    return seen;
  }

  /** Those that are kept, in the order in which they came. */
  public List<LabelledConversation> conversations() {
    var drawn = new ArrayList<>(kept);
    drawn.sort(Comparator.comparingLong(Drawn::place));
    return drawn.stream().map(Drawn::conversation).toList();
  }
}

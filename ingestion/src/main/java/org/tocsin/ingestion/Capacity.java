package org.tocsin.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tocsin.model.alert.ConversationValue;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.RingQueue;
import org.tocsin.model.alert.RingQueue.Place;
import org.tocsin.model.alert.Supervisor;
import org.tocsin.model.conversation.ConversationId;

/**
 * Which of the waiting alerts ring, given who is there and what they are busy with. Thread-safe.
 */
public final class Capacity {
  private final RingQueue queue;
  private final ConversationValue values;
  private final Duration dealing;
  private final Supplier<List<Supervisor>> there;
  private final Predicate<ConversationId> dealtWith;
  private final Clock clock;
  private final Map<ConversationId, Rung> rung = new HashMap<>();

  private record Rung(Optional<String> team, Instant at) {}

  /**
   * How many supervisors there are, and what they have to do.
   *
   * @param there who can be rung for, busy or not
   * @param free of these nobody has been rung for
   * @param waiting alerts
   */
  public record Load(int there, int free, int waiting) {}

  /**
   * @param dealing for so long an alert that rang keeps one supervisor busy, unless it is dealt
   *     with before
   * @param there who can be rung for now, without those who are in the middle of a conversation
   * @param dealtWith whether somebody has judged the last alert of a conversation, or has come into
   *     it, or it is over
   */
  public Capacity(
      Dispatch dispatch,
      ConversationValue values,
      Duration dealing,
      Supplier<List<Supervisor>> there,
      Predicate<ConversationId> dealtWith,
      Clock clock) {
    this.queue = new RingQueue(dispatch);
    this.values = values;
    this.dealing = dealing;
    this.there = there;
    this.dealtWith = dealtWith;
    this.clock = clock;
  }

  /** An alert begins to wait, or waits again after a restart. */
  synchronized void enter(LiveConversation conversation, Instant since) {
    queue.enter(
        conversation.id(),
        team(conversation),
        values.of(conversation.assessment().conversation().circumstances()),
        belief(conversation, 0),
        belief(conversation, Dispatch.LATELY),
        since);
  }

  /** A conversation whose alert may be waiting has moved on. */
  synchronized void moved(LiveConversation conversation) {
    queue.moved(conversation.id(), belief(conversation, 0), belief(conversation, Dispatch.LATELY));
  }

  /** An alert need not ring any more. */
  synchronized void leave(ConversationId id) {
    queue.leave(id);
  }

  /** One rang without waiting, or did before a restart, and keeps somebody busy. */
  synchronized void rang(ConversationId id, Optional<String> team, Instant at) {
    rung.put(id, new Rung(team, at));
  }

  /** Takes those out of the queue that ring now. */
  synchronized List<ConversationId> due() {
    var now = clock.instant();
    var teams = new HashMap<ConversationId, Optional<String>>();
    queue.places(now).forEach(place -> teams.put(place.id(), place.team()));
    var rings = queue.ring(now, free(now));
    rings.forEach(id -> rung.put(id, new Rung(teams.getOrDefault(id, Optional.empty()), now)));
    return rings;
  }

  /** The alerts that wait, in the order in which they will ring. */
  synchronized List<Place> places() {
    return queue.places(clock.instant());
  }

  /** How busy the floor is. */
  public synchronized Load load() {
    var now = clock.instant();
    return new Load(there.get().size(), free(now).size(), queue.places(now).size());
  }

  private List<Supervisor> free(Instant now) {
    rung.entrySet()
        .removeIf(e -> !e.getValue().at().plus(dealing).isAfter(now) || dealtWith.test(e.getKey()));
    return Supervisor.free(there.get(), rung.values().stream().map(Rung::team).toList());
  }

  static Optional<String> team(LiveConversation conversation) {
    return conversation.assessment().conversation().circumstances().team();
  }

  /** What was believed some turns ago, or at the first one. */
  private static double belief(LiveConversation conversation, int ago) {
    var turns = conversation.assessment().turns();
    return turns.isEmpty() ? 0 : turns.get(Math.max(0, turns.size() - 1 - ago)).shown();
  }
}

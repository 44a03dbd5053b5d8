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
import java.util.stream.Stream;
import org.tocsin.ingestion.SharedFloor.Told;
import org.tocsin.model.alert.ConversationValue;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.Dispatch.Waiting;
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
  private final Supplier<Told> elsewhere;
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
   * @param elsewhere what other processes have to ring for the same supervisors
   * @param dealtWith whether somebody has judged the last alert of a conversation, or has come into
   *     it, or it is over
   */
  public Capacity(
      Dispatch dispatch,
      ConversationValue values,
      Duration dealing,
      Supplier<List<Supervisor>> there,
      Supplier<Told> elsewhere,
      Predicate<ConversationId> dealtWith,
      Clock clock) {
    this.queue = new RingQueue(dispatch);
    this.values = values;
    this.dealing = dealing;
    this.there = there;
    this.elsewhere = elsewhere;
    this.dealtWith = dealtWith;
    this.clock = clock;
  }

  /** An alert begins to wait, or waits again after a restart. */
  synchronized void enter(LiveConversation conversation, Instant since) {
    queue.enter(
        conversation.id(),
        team(conversation),
        values.of(conversation.assessment().conversation().circumstances()),
        belief(conversation),
        since);
  }

  /** A conversation whose alert may be waiting has moved on. */
  synchronized void moved(LiveConversation conversation) {
    queue.moved(conversation.id(), belief(conversation));
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
    var rings = queue.ring(now, free(now), elsewhere.get().waiting());
    rings.forEach(id -> rung.put(id, new Rung(teams.getOrDefault(id, Optional.empty()), now)));
    return rings;
  }

  /** The alerts that wait, in the order in which they will ring. */
  synchronized List<Place> places() {
    return queue.places(clock.instant(), elsewhere.get().waiting());
  }

  /** The alerts of this process that wait. */
  public synchronized List<Waiting> waiting() {
    return queue.all(clock.instant());
  }

  /** The team of each alert of this process that keeps somebody busy. */
  public synchronized List<Optional<String>> busy() {
    forgetWhatIsDealtWith(clock.instant());
    return rung.values().stream().map(Rung::team).toList();
  }

  /** How busy the floor is. */
  public synchronized Load load() {
    var now = clock.instant();
    int waiting = queue.all(now).size() + elsewhere.get().waiting().size();
    return new Load(there.get().size(), free(now).size(), waiting);
  }

  private List<Supervisor> free(Instant now) {
    forgetWhatIsDealtWith(now);
    var busy =
        Stream.concat(rung.values().stream().map(Rung::team), elsewhere.get().busy().stream());
    return Supervisor.free(there.get(), busy.toList());
  }

  private void forgetWhatIsDealtWith(Instant now) {
    rung.entrySet()
        .removeIf(e -> !e.getValue().at().plus(dealing).isAfter(now) || dealtWith.test(e.getKey()));
  }

  static Optional<String> team(LiveConversation conversation) {
    return conversation.assessment().conversation().circumstances().team();
  }

  /** What is believed after its newest turn. */
  private static double belief(LiveConversation conversation) {
    var turns = conversation.assessment().turns();
    return turns.isEmpty() ? 0 : turns.getLast().shown();
  }
}

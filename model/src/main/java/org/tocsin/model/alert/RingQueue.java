package org.tocsin.model.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.conversation.ConversationId;

/**
 * The alerts that wait for a free supervisor, at most one a conversation. Without a clock; not
 * thread-safe. The service and the simulation of its benchmark ring by it.
 */
public final class RingQueue {
  private final Dispatch dispatch;
  private final Map<ConversationId, Entry> waiting = new LinkedHashMap<>();

  private record Entry(Optional<String> team, double value, double belief, Instant since) {
    Entry moved(double now) {
      return new Entry(team, value, now, since);
    }
  }

  /**
   * Where an alert stands in the queue.
   *
   * @param place 1 is next; counted among those of its team
   * @param of how many of its team wait
   * @param atLatest when it rings even if nobody is free
   */
  public record Place(
      ConversationId id,
      Optional<String> team,
      int place,
      int of,
      Instant since,
      Instant atLatest) {}

  public RingQueue(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /**
   * An alert begins to wait; nothing changes if one of the conversation waits already.
   *
   * @param value what the conversation is worth beside a usual one, which is 1
   * @param belief now
   */
  public void enter(
      ConversationId id, Optional<String> team, double value, double belief, Instant since) {
    waiting.putIfAbsent(id, new Entry(team, value, belief, since));
  }

  /** What is believed of a conversation has moved; nothing changes if none of it waits. */
  public void moved(ConversationId id, double belief) {
    waiting.computeIfPresent(id, (_, entry) -> entry.moved(belief));
  }

  /** An alert need not ring any more; returns whether it waited. */
  public boolean leave(ConversationId id) {
    return waiting.remove(id) != null;
  }

  /** Takes out those that ring now, in order. */
  public List<ConversationId> ring(Instant now, List<Supervisor> free) {
    return ring(now, free, List.of());
  }

  /**
   * The same where others wait in other queues for the same supervisors: whoever is free is left to
   * them where they are worth more.
   */
  public List<ConversationId> ring(Instant now, List<Supervisor> free, List<Waiting> elsewhere) {
    if (free.isEmpty()
        && waiting.values().stream().noneMatch(e -> dispatch.overdue(e.since(), now))) {
      return List.of();
    }
    var rings =
        dispatch.ring(together(now, elsewhere), free).stream()
            .map(Waiting::id)
            .filter(waiting::containsKey)
            .toList();
    rings.forEach(waiting::remove);
    return rings;
  }

  /** Those that still wait, in the order in which they will ring. */
  public List<Place> places(Instant now) {
    return places(now, List.of());
  }

  /** The same, counted among those that wait in other queues as well. */
  public List<Place> places(Instant now, List<Waiting> elsewhere) {
    var order = dispatch.inOrder(together(now, elsewhere));
    var counted = new LinkedHashMap<Optional<String>, Integer>();
    var places = new ArrayList<Place>();
    for (var each : order) {
      int of = (int) order.stream().filter(w -> w.team().equals(each.team())).count();
      int place = counted.merge(each.team(), 1, Integer::sum);
      if (waiting.containsKey(each.id())) {
        var since = now.minus(each.waiting());
        var atLatest = since.plus(dispatch.atLatest());
        places.add(new Place(each.id(), each.team(), place, of, since, atLatest));
      }
    }
    return places;
  }

  /** What is in both, as while a conversation goes from one process to another, counts once. */
  private List<Waiting> together(Instant now, List<Waiting> elsewhere) {
    return Stream.concat(
            all(now).stream(), elsewhere.stream().filter(w -> !waiting.containsKey(w.id())))
        .toList();
  }

  /** Those that wait, in the order in which they came. */
  public List<Waiting> all(Instant now) {
    return waiting.entrySet().stream()
        .map(e -> {
          var entry = e.getValue();
          return new Waiting(
              e.getKey(),
              entry.team(),
              entry.belief(),
              entry.value(),
              Duration.between(entry.since(), now));
        })
        .toList();
  }
}

package org.tocsin.model.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.conversation.ConversationId;

/**
 * The alerts that wait for a free supervisor, at most one a conversation. Without a clock; not
 * thread-safe. The service and the simulation of its benchmark ring by it.
 */
public final class RingQueue {
  private final Dispatch dispatch;
  private final Map<ConversationId, Entry> waiting = new LinkedHashMap<>();

  private record Entry(
      Optional<String> team, double value, double belief, double lately, Instant since) {
    Entry moved(double now, double before) {
      return new Entry(team, value, now, before, since);
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
   * @param belief now, and {@code lately} the one {@link Dispatch#LATELY} turns ago
   */
  public void enter(
      ConversationId id,
      Optional<String> team,
      double value,
      double belief,
      double lately,
      Instant since) {
    waiting.putIfAbsent(id, new Entry(team, value, belief, lately, since));
  }

  /** What is believed of a conversation has moved; nothing changes if none of it waits. */
  public void moved(ConversationId id, double belief, double lately) {
    waiting.computeIfPresent(id, (_, entry) -> entry.moved(belief, lately));
  }

  /** An alert need not ring any more; returns whether it waited. */
  public boolean leave(ConversationId id) {
    return waiting.remove(id) != null;
  }

  /** Takes out those that ring now, in order. */
  public List<ConversationId> ring(Instant now, List<Supervisor> free) {
    if (free.isEmpty()
        && waiting.values().stream().noneMatch(e -> dispatch.overdue(e.since(), now))) {
      return List.of();
    }
    var rings = dispatch.ring(all(now), free).stream().map(Waiting::id).toList();
    rings.forEach(waiting::remove);
    return rings;
  }

  /** Those that still wait, in the order in which they will ring. */
  public List<Place> places(Instant now) {
    var order = dispatch.inOrder(all(now));
    var counted = new LinkedHashMap<Optional<String>, Integer>();
    var places = new ArrayList<Place>();
    for (var each : order) {
      int of = (int) order.stream().filter(w -> w.team().equals(each.team())).count();
      var since = now.minus(each.waiting());
      places.add(
          new Place(
              each.id(),
              each.team(),
              counted.merge(each.team(), 1, Integer::sum),
              of,
              since,
              since.plus(dispatch.atLatest())));
    }
    return places;
  }

  private List<Waiting> all(Instant now) {
    return waiting.entrySet().stream()
        .map(e -> {
          var entry = e.getValue();
          return new Waiting(
              e.getKey(),
              entry.team(),
              entry.belief(),
              entry.lately(),
              entry.value(),
              Duration.between(entry.since(), now));
        })
        .toList();
  }
}

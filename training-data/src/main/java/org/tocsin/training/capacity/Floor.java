package org.tocsin.training.capacity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.Level;
import org.tocsin.model.alert.RingQueue;
import org.tocsin.model.alert.Standing;
import org.tocsin.model.alert.Supervisor;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.training.capacity.ReplayedDay.Live;
import org.tocsin.training.capacity.ReplayedDay.Moment;
import org.tocsin.training.capacity.ReplayedDay.Order;

/** Plays one day with one policy; see {@link ReplayedDay} for the rules. */
final class Floor {
  private static final double DEALING = 240;

  private final ReplayedDay day;
  private final Order order;
  private final List<List<Standing>> standings;
  private final State[] states;
  private final int[] turns;
  private final Map<ConversationId, Integer> waiting = new HashMap<>();
  private final Set<Integer> rung = new LinkedHashSet<>();
  private final double[] freeAt;
  private final Tally tally;

  private enum State {
    CALM,
    WAITING,
    WITHDRAWN,
    RUNG
  }

  Floor(ReplayedDay day, AlertPolicy policy, Order order) {
    this.day = day;
    this.order = order;
    var bySource = new HashMap<Integer, List<Standing>>();
    this.standings =
        day.conversations().stream()
            .map(c -> bySource.computeIfAbsent(c.source(), _ -> c.trace().standings(policy)))
            .toList();
    this.states = new State[day.conversations().size()];
    Arrays.fill(states, State.CALM);
    this.turns = new int[day.conversations().size()];
    this.freeAt = new double[day.supervisors()];
    this.tally = new Tally(day.sources());
    day.conversations().stream().filter(Live::escalating).forEach(c -> tally.escalates(c.source()));
  }

  Tally atOnce() {
    for (var moment : day.moments()) {
      turns[moment.conversation()] = moment.turn();
      if (standing(moment).rings() && states[moment.conversation()] != State.RUNG) {
        ring(moment.conversation());
      }
      deal(moment.at());
    }
    return tally;
  }

  Tally waiting(Dispatch dispatch) {
    var queue = new RingQueue(dispatch);
    for (var moment : day.moments()) {
      turns[moment.conversation()] = moment.turn();
      hear(moment, queue);
      waiting.entrySet().removeIf(e -> over(e.getValue(), moment.at()) && queue.leave(e.getKey()));
      deal(moment.at());
      for (var id : queue.ring(instant(moment.at()), free(moment.at()))) {
        ring(requireNonNull(waiting.remove(id)));
      }
      deal(moment.at());
    }
    return tally;
  }

  /** What a turn changes in the queue, as the service has it. */
  private void hear(Moment moment, RingQueue queue) {
    int here = moment.conversation();
    var id = live(here).id();
    var standing = standing(moment);
    boolean held = states[here] == State.WAITING || states[here] == State.WITHDRAWN;
    if (states[here] == State.RUNG) {
      return;
    }
    if (demanded(moment) && (standing.rings() || held)) {
      queue.leave(id);
      waiting.remove(id);
      ring(here);
    } else if (standing.rings()) {
      queue.enter(id, Optional.empty(), 1, belief(here), instant(moment.at()));
      waiting.put(id, here);
      states[here] = State.WAITING;
    } else if (states[here] == State.WAITING && standing.level() == Level.HIGH) {
      queue.moved(id, belief(here));
    } else if (states[here] == State.WAITING) {
      queue.leave(id);
      waiting.remove(id);
      states[here] = State.WITHDRAWN;
    }
  }

  private boolean demanded(Moment moment) {
    return live(moment.conversation()).trace().demands().contains(moment.turn());
  }

  private boolean over(int conversation, double now) {
    return live(conversation).end() < now;
  }

  private Standing standing(Moment moment) {
    return standings.get(moment.conversation()).get(moment.turn());
  }

  private void ring(int conversation) {
    states[conversation] = State.RUNG;
    rung.add(conversation);
    tally.rang(live(conversation).source());
  }

  /** Whoever is free takes what has rung. */
  private void deal(double now) {
    if (rung.isEmpty() || Arrays.stream(freeAt).noneMatch(at -> at <= now)) {
      return;
    }
    rung.removeIf(i -> over(i, now));
    for (int s = 0; s < freeAt.length && !rung.isEmpty(); s++) {
      if (freeAt[s] <= now) {
        var live = live(next());
        freeAt[s] = now + DEALING;
        if (live.escalating() && now < live.escalates()) {
          tally.caught(live.source());
        }
      }
    }
  }

  private int next() {
    int next = rung.iterator().next();
    if (order == Order.RISKIEST) {
      for (int each : rung) {
        next = belief(each) > belief(next) ? each : next;
      }
    }
    rung.remove(next);
    return next;
  }

  private List<Supervisor> free(double now) {
    return IntStream.range(0, freeAt.length)
        .filter(s -> freeAt[s] <= now)
        .mapToObj(s -> new Supervisor("s" + s, Set.of()))
        .toList();
  }

  private double belief(int conversation) {
    return live(conversation).trace().beliefs().get(turns[conversation]);
  }

  private Live live(int conversation) {
    return day.conversations().get(conversation);
  }

  private static Instant instant(double seconds) {
    return Instant.EPOCH.plus(Duration.ofMillis((long) (1000 * seconds)));
  }
}

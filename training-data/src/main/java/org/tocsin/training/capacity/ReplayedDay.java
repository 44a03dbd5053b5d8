package org.tocsin.training.capacity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.training.Label;
import org.tocsin.training.backtest.Trace;

/**
 * A day on a floor, replayed with recorded conversations.
 *
 * <p>The rules: conversations begin at random, more at noon than in the morning and the evening
 * (twice as many at the peak as on average, hour by hour 0.5, 0.75, 1, 1.5, 2, 1, 0.75, 0.5); each
 * is drawn with replacement, an escalating one with the stated probability. A turn comes when it
 * was recorded, or 12 seconds after the one before. A supervisor who is rung for deals with it for
 * four minutes. An escalation is caught in time if a supervisor begins before the turn in which it
 * happens. Whoever rings too late, or for a calm one, has cost the same.
 */
public final class ReplayedDay {
  private static final double[] COURSE = {0.5, 0.75, 1, 1.5, 2, 1, 0.75, 0.5};
  private static final double TURN = 12;
  private static final double DEALING = 240;
  private static final int LATELY = 3;

  private final List<Live> conversations;
  private final List<Moment> moments;
  private final int supervisors;

  /**
   * What a way of ringing came to.
   *
   * @param alerts how many times somebody was rung for
   * @param caught escalations at which a supervisor was in time
   */
  public record Result(int alerts, int caught, int escalations) {}

  private record Live(ConversationId id, Trace trace, double begin, double escalates, double end) {}

  private record Moment(double at, int conversation, int turn) {}

  private ReplayedDay(List<Live> conversations, int supervisors) {
    this.conversations = conversations;
    this.supervisors = supervisors;
    this.moments = new ArrayList<>();
    for (int i = 0; i < conversations.size(); i++) {
      var live = conversations.get(i);
      for (int turn = 0; turn < live.trace().beliefs().size(); turn++) {
        moments.add(new Moment(live.begin() + offset(live.trace(), turn), i, turn));
      }
    }
    moments.sort(Comparator.comparingDouble(Moment::at));
  }

  /**
   * Draws a day.
   *
   * @param prevalence the share that escalates, 0..1
   */
  public static ReplayedDay drawn(
      List<Trace> calm,
      List<Trace> escalating,
      double perHour,
      double prevalence,
      int supervisors,
      long seed) {
    var random = new Random(seed);
    var day = new ArrayList<Live>();
    for (int hour = 0; hour < COURSE.length; hour++) {
      int count = (int) Math.round(perHour * COURSE[hour]);
      for (int i = 0; i < count; i++) {
        var from = random.nextDouble() < prevalence ? escalating : calm;
        var trace = from.get(random.nextInt(from.size()));
        day.add(live(trace, "c" + day.size(), 3600 * (hour + random.nextDouble())));
      }
    }
    return new ReplayedDay(day, supervisors);
  }

  private static Live live(Trace trace, String id, double begin) {
    int turns = trace.beliefs().size();
    double escalates =
        trace
            .label()
            .filter(Label::escalates)
            .map(label -> begin + offset(trace, label.seen()))
            .orElse(Double.POSITIVE_INFINITY);
    return new Live(new ConversationId(id), trace, begin, escalates, begin + offset(trace, turns));
  }

  /** Seconds from the beginning; a turn that was not recorded comes after the last. */
  private static double offset(Trace trace, int turn) {
    double at = 0;
    for (int i = 0; i <= turn; i++) {
      var known = i < trace.beliefs().size() ? trace.at(i) : OptionalLong.empty();
      at = known.isPresent() ? Math.max(at, known.getAsLong() / 1000.0) : at + (i == 0 ? 0 : TURN);
    }
    return at;
  }

  /** Every ring of a policy waits for the next who is free; the longest waiting one is next. */
  public Result fixed(AlertPolicy policy) {
    var rings = conversations.stream().map(c -> Set.copyOf(c.trace().rings(policy))).toList();
    var queue = new LinkedHashSet<Integer>();
    var rung = new boolean[conversations.size()];
    var free = new double[supervisors];
    var tally = new Tally();
    for (var moment : moments) {
      if (rings.get(moment.conversation()).contains(moment.turn())
          && !rung[moment.conversation()]) {
        rung[moment.conversation()] = true;
        queue.add(moment.conversation());
        tally.alerts++;
      }
      queue.removeIf(i -> conversations.get(i).end() < moment.at());
      for (int s = 0; s < supervisors && !queue.isEmpty(); s++) {
        if (free[s] <= moment.at()) {
          int next = queue.iterator().next();
          queue.remove(next);
          tally.deal(conversations.get(next), moment.at());
          free[s] = moment.at() + DEALING;
        }
      }
    }
    return tally.result();
  }

  /** Somebody who is free is rung for what is worth most. */
  public Result dispatched(Dispatch dispatch) {
    var turns = new int[conversations.size()];
    var above = new double[conversations.size()];
    var rung = new boolean[conversations.size()];
    var live = new LinkedHashSet<Integer>();
    var free = new double[supervisors];
    var tally = new Tally();
    for (var moment : moments) {
      int here = moment.conversation();
      turns[here] = moment.turn();
      if (!rung[here] && candidate(here, moment.turn(), dispatch)) {
        above[here] = live.add(here) ? moment.at() : above[here];
      }
      if (Arrays.stream(free).noneMatch(f -> f <= moment.at())) {
        continue;
      }
      live.removeIf(i -> conversations.get(i).end() < moment.at());
      for (int s = 0; s < supervisors && !live.isEmpty(); s++) {
        if (free[s] <= moment.at()) {
          var waiting =
              live.stream().map(i -> waiting(i, turns[i], moment.at() - above[i])).toList();
          var next = dispatch.next(waiting);
          if (next.isEmpty()) {
            break;
          }
          int chosen = Integer.parseInt(next.get().id().value().substring(1));
          rung[chosen] = true;
          live.remove(chosen);
          tally.alerts++;
          tally.deal(conversations.get(chosen), moment.at());
          free[s] = moment.at() + DEALING;
        }
      }
    }
    return tally.result();
  }

  private boolean candidate(int conversation, int turn, Dispatch dispatch) {
    var trace = conversations.get(conversation).trace();
    return trace.demands().contains(turn) || trace.beliefs().get(turn) >= dispatch.floor();
  }

  private Waiting waiting(int conversation, int turn, double seconds) {
    var live = conversations.get(conversation);
    var beliefs = live.trace().beliefs();
    return new Waiting(
        live.id(),
        beliefs.get(turn),
        beliefs.get(Math.max(0, turn - LATELY)),
        live.trace().demands().stream().anyMatch(t -> t <= turn),
        1,
        Duration.ofMillis((long) (1000 * seconds)));
  }

  private final class Tally {
    private int alerts;
    private int caught;

    void deal(Live live, double at) {
      caught += at < live.escalates() && live.escalates() < Double.POSITIVE_INFINITY ? 1 : 0;
    }

    Result result() {
      int escalations =
          (int)
              conversations.stream().filter(c -> c.escalates() < Double.POSITIVE_INFINITY).count();
      return new Result(alerts, caught, escalations);
    }
  }
}

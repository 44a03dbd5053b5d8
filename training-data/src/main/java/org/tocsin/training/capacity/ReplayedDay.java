package org.tocsin.training.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.alert.Dispatch;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.training.Label;
import org.tocsin.training.backtest.Trace;

/**
 * A day on a floor, replayed with recorded conversations.
 *
 * <p>The rules: conversations begin at random, more at noon than in the morning and the evening
 * (twice as many at the peak as on average, hour by hour 0.5, 0.75, 1, 1.5, 2, 1, 0.75, 0.5); each
 * is drawn with replacement, an escalating one with the stated probability. A turn comes when it
 * was recorded, or 12 seconds after the one before. The policy raises an alert, once a
 * conversation. It rings at once, or by {@link org.tocsin.model.alert.RingQueue}, the very class by
 * which the service rings: when a supervisor is free, or when it has waited long enough; not at all
 * if the conversation calms down or ends before; a demand rings at once in either way. A supervisor
 * who is free takes an alert that has rung, and deals with it for four minutes. An escalation is
 * caught in time if a supervisor begins before the turn in which it happens. Whoever rings too
 * late, or for a calm one, has cost the same.
 */
public final class ReplayedDay {
  private static final double[] COURSE = {0.5, 0.75, 1, 1.5, 2, 1, 0.75, 0.5};
  private static final double TURN = 12;

  private final List<Live> conversations;
  private final List<Moment> moments;
  private final int supervisors;
  private final int sources;

  /** Which of several alerts that have rung a supervisor takes first. */
  public enum Order {
    /** The one that rang first. */
    OLDEST,
    /** The one with the highest belief now. */
    RISKIEST
  }

  /**
   * A conversation of the day.
   *
   * @param source its place among those it was drawn from
   * @param begin in seconds since the day's beginning, as the other times
   */
  record Live(
      ConversationId id, int source, Trace trace, double begin, double escalates, double end) {
    boolean escalating() {
      return escalates < Double.POSITIVE_INFINITY;
    }
  }

  /** A turn of one of them. */
  record Moment(double at, int conversation, int turn) {}

  private ReplayedDay(List<Live> conversations, int supervisors, int sources) {
    this.conversations = List.copyOf(conversations);
    this.supervisors = supervisors;
    this.sources = sources;
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
   * @param traces recorded conversations, some of them escalating
   * @param prevalence the share that escalates, 0..1
   */
  public static ReplayedDay drawn(
      List<Trace> traces, double perHour, double prevalence, int supervisors, long seed) {
    var escalating = places(traces, true);
    var calm = places(traces, false);
    var random = new Random(seed);
    var day = new ArrayList<Live>();
    for (int hour = 0; hour < COURSE.length; hour++) {
      int count = (int) Math.round(perHour * COURSE[hour]);
      for (int i = 0; i < count; i++) {
        var from = random.nextDouble() < prevalence ? escalating : calm;
        int source = from.get(random.nextInt(from.size()));
        double begin = 3600 * (hour + random.nextDouble());
        day.add(live(traces.get(source), source, "c" + day.size(), begin));
      }
    }
    return new ReplayedDay(day, supervisors, traces.size());
  }

  private static List<Integer> places(List<Trace> traces, boolean escalating) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).label().filter(Label::escalates).isPresent() == escalating) {
        places.add(i);
      }
    }
    return places;
  }

  private static Live live(Trace trace, int source, String id, double begin) {
    double escalates =
        trace
            .label()
            .filter(Label::escalates)
            .map(label -> begin + offset(trace, label.seen()))
            .orElse(Double.POSITIVE_INFINITY);
    double end = begin + offset(trace, trace.beliefs().size());
    return new Live(new ConversationId(id), source, trace, begin, escalates, end);
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

  /** Every alert rings as it is raised. */
  public Tally fixed(AlertPolicy policy, Order order) {
    return new Floor(this, policy, order).atOnce();
  }

  /** An alert rings when it is worth most to a supervisor who is free. */
  public Tally dispatched(AlertPolicy policy, Dispatch dispatch) {
    return new Floor(this, policy, Order.RISKIEST).waiting(dispatch);
  }

  List<Live> conversations() {
    return conversations;
  }

  List<Moment> moments() {
    return moments;
  }

  int supervisors() {
    return supervisors;
  }

  int sources() {
    return sources;
  }
}

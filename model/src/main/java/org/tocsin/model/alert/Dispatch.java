package org.tocsin.model.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;

/**
 * Which of the alerts that wait ring now: those where acting is worth most, as many as there are
 * supervisors free, and those that have waited long enough. Immutable, without a clock.
 *
 * @param atLatest an alert that has waited so long rings, whether or not anybody is free
 */
public record Dispatch(Duration atLatest) {

  /*
   * A fixed threshold rings whether or not anybody can come, and who comes late takes one of several
   * alerts, perhaps one where it is too late. So an alert waits until somebody is free, and then the
   * best rings. Worth is the belief; half of what it has risen by over the last three turns, which
   * stands for the lead that is left (what rises is about to happen, so waiting costs most there); and
   * a little for each minute that it has waited, so that one which is always second best comes to
   * its turn; all times what the conversation is worth to the house.
   */

  private static final double RISE = 0.5;
  private static final double A_MINUTE = 0.01;

  /** The belief so many turns ago is what a belief has risen from. */
  public static final int LATELY = 3;

  private static final Comparator<Waiting> WORTH_MOST =
      Comparator.comparingDouble(Waiting::worth)
          .reversed()
          .thenComparing(waiting -> waiting.id().value());

  public Dispatch {
    if (atLatest.isNegative()) {
      throw new IllegalArgumentException("atLatest must not be negative: was " + atLatest);
    }
  }

  /**
   * An alert that waits.
   *
   * @param belief now, 0..1
   * @param lately the belief {@link #LATELY} turns ago
   * @param value what the conversation is worth beside a usual one, which is 1
   * @param waiting since the alert was raised
   */
  public record Waiting(
      ConversationId id,
      Optional<String> team,
      double belief,
      double lately,
      double value,
      Duration waiting) {
    double worth() {
      double minutes = waiting.toMillis() / 60_000.0;
      return value * (belief + RISE * Math.max(0, belief - lately) + A_MINUTE * minutes);
    }
  }

  /** In the order in which they are to ring. */
  public List<Waiting> inOrder(List<Waiting> all) {
    return all.stream()
        .sorted(Comparator.comparing((Waiting w) -> !overdue(w)).thenComparing(WORTH_MOST))
        .toList();
  }

  /** Those that ring now, in order. */
  public List<Waiting> ring(List<Waiting> all, List<Supervisor> free) {
    var left = new ArrayList<>(free);
    var rings = new ArrayList<Waiting>();
    for (var waiting : inOrder(all)) {
      var one = Supervisor.one(left, waiting.team());
      one.ifPresent(left::remove);
      if (one.isPresent() || overdue(waiting)) {
        rings.add(waiting);
      }
    }
    return rings;
  }

  /** Whether what was raised then rings now, whoever is free. */
  boolean overdue(Instant since, Instant now) {
    return Duration.between(since, now).compareTo(atLatest) >= 0;
  }

  private boolean overdue(Waiting waiting) {
    return waiting.waiting().compareTo(atLatest) >= 0;
  }
}

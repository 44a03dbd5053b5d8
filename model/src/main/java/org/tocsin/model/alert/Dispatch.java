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
   * best rings: the highest belief times what the conversation is worth to the house. What rises, or
   * what usually comes to a demand within a minute, is no better a guide: see "Ringing for whom
   * somebody is free" in the rationale of training-data.
   */

  private static final Comparator<Waiting> WORTH_MOST =
      Comparator.comparingDouble(Waiting::worth)
          .reversed()
          .thenComparing(Comparator.comparing(Waiting::waiting).reversed())
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
   * @param value what the conversation is worth beside a usual one, which is 1
   * @param waiting since the alert was raised
   */
  public record Waiting(
      ConversationId id, Optional<String> team, double belief, double value, Duration waiting) {
    double worth() {
      return value * belief;
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

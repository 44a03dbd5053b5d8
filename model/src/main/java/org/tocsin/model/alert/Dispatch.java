package org.tocsin.model.alert;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;

/**
 * Which conversation a supervisor who is free should be rung for, if any: where acting is worth
 * most now. Immutable, without a clock. So far only the benchmark row {@code capacity} plays it;
 * the service rings by {@link AlertPolicy} alone.
 *
 * @param floor below this belief nobody is rung, however free they are
 */
public record Dispatch(double floor) {

  /*
   * A fixed threshold rings whether or not anybody can come, and who comes late takes the alert that
   * has waited longest, which is the one where it is most likely too late. So nothing rings here
   * until somebody is free, and then the best does. Worth is the belief, what it has risen by lately
   * (what rises is about to happen, and waiting costs more), and a little for having waited, so that
   * one which is always second best comes to its turn; all times what the customer is worth.
   */

  private static final double RISE = 0.5;
  private static final double A_MINUTE = 0.01;

  public Dispatch {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("floor must be in 0..1: was " + floor);
    }
  }

  /**
   * A live conversation that nobody has been rung for.
   *
   * @param belief now, 0..1
   * @param lately the belief three turns ago
   * @param demanded whether the customer has asked for somebody else
   * @param value of the queue or the customer's tier; 1 is the usual one
   * @param waiting since it first rose above the floor
   */
  public record Waiting(
      ConversationId id,
      double belief,
      double lately,
      boolean demanded,
      double value,
      Duration waiting) {
    double worth() {
      double now = demanded ? 1 : belief;
      double minutes = waiting.toMillis() / 60_000.0;
      return value * (now + RISE * Math.max(0, belief - lately) + A_MINUTE * minutes);
    }
  }

  /** The one to ring for; empty if none is above the floor. */
  public Optional<Waiting> next(List<Waiting> all) {
    return all.stream()
        .filter(w -> w.demanded() || w.belief() >= floor)
        .max(Comparator.comparingDouble(Waiting::worth).thenComparing(w -> w.id().value()));
  }
}

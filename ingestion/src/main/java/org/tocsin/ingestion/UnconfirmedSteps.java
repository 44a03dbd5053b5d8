package org.tocsin.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.model.conversation.ConversationId;

/**
 * Gives up steps into a conversation that the telephony system was asked for and never confirmed,
 * so that another one can be taken; told to those who watch, and in the audit log. What it confirms
 * later holds all the same.
 */
public final class UnconfirmedSteps {
  private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedSteps.class);

  private final Handlings handlings;
  private final Duration timeout;
  private final AuditLog audit;
  private final Clock clock;

  /**
   * @param timeout how long a step may be wanted
   */
  public UnconfirmedSteps(Handlings handlings, Duration timeout, AuditLog audit, Clock clock) {
    this.handlings = handlings;
    this.timeout = timeout;
    this.audit = audit;
    this.clock = clock;
  }

  /** Looks at every conversation once. */
  public void round() {
    var before = clock.instant().minus(timeout);
    for (var id : handlings.waitingSince(before)) {
      handlings
          .giveUp(id, before)
          .onSuccess(handling -> handling.unconfirmed().ifPresent(step -> tell(id, step)))
          .onFailure(failure -> LOG.warn("a step into {} could not be given up", id, failure));
    }
  }

  private void tell(ConversationId id, Handling.Step step) {
    var detail = "%s was not confirmed within %d s".formatted(step, timeout.toSeconds());
    audit
        .append("tocsin", "give a step up", id.value(), Optional.of(detail))
        .onFailure(failure -> LOG.error("the audit log misses that {} was given up", id, failure));
  }
}

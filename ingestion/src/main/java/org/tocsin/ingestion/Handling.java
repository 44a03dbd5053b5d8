package org.tocsin.ingestion;

import java.time.Instant;
import java.util.Optional;

/**
 * Who looks after a conversation, and how far a supervisor has come into it. Tocsin moves no call:
 * a step that does is first wanted, and holds once the telephony system has confirmed it.
 *
 * @param assignee who is to look after it
 * @param step what holds now
 * @param wanted what was asked for and is not confirmed yet
 * @param unconfirmed what was asked for last, and given up because nobody confirmed it
 * @param by who changed it last
 */
public record Handling(
    Optional<String> assignee,
    Step step,
    Optional<Step> wanted,
    Optional<Step> unconfirmed,
    String by,
    Instant at) {

  /** How far a supervisor has come into a conversation. */
  public enum Step {
    /** Reads along. */
    WATCHING,
    /** Tells the agent things that the customer does not hear. */
    WHISPERING,
    /** Speaks with both. */
    JOINED,
    /** Speaks with the customer in the agent's place. */
    TAKEN_OVER,
    /** Has given the conversation back to the agent. */
    HANDED_BACK;

    /** Whether the telephony system must do something for it. */
    public boolean movesTheCall() {
      return this == JOINED || this == TAKEN_OVER || this == HANDED_BACK;
    }

    /** Whether this step can come after another one. */
    public boolean follows(Step before) {
      return switch (before) {
        case WATCHING, WHISPERING, JOINED, HANDED_BACK -> this != before && this != HANDED_BACK;
        case TAKEN_OVER -> this == HANDED_BACK;
      };
    }
  }

  /** Nobody has done anything yet. */
  static Handling untouched() {
    return new Handling(
        Optional.empty(),
        Step.WATCHING,
        Optional.empty(),
        Optional.empty(),
        "nobody",
        Instant.EPOCH);
  }

  Handling assigned(Optional<String> to, String who, Instant now) {
    return new Handling(to, step, wanted, unconfirmed, who, now);
  }

  Handling wanting(Step next, String who, Instant now) {
    return new Handling(assignee, step, Optional.of(next), Optional.empty(), who, now);
  }

  Handling at(Step next, String who, Instant now) {
    return new Handling(assignee, next, Optional.empty(), Optional.empty(), who, now);
  }

  Handling refused(Instant now) {
    return new Handling(assignee, step, Optional.empty(), Optional.empty(), by, now);
  }

  /** Nobody confirmed in time what was asked for before then. */
  Handling givenUp(Instant askedBefore, Instant now) {
    return waitsSince(askedBefore)
        ? new Handling(assignee, step, Optional.empty(), wanted, by, now)
        : this;
  }

  /** Whether something is wanted that was asked for before then. */
  boolean waitsSince(Instant then) {
    return wanted.isPresent() && at.isBefore(then);
  }
}

package org.tocsin.model.playbook;

import java.util.List;
import java.util.Optional;

/**
 * What an agent is told to do now.
 *
 * @param plays the one that leads first, then the newest; the finished ones last
 * @param lead the step to do first of all; empty when nothing is left to do
 */
public record Guidance(List<Play> plays, Optional<Lead> lead) {
  /** Nothing has happened that a playbook is for. */
  public static final Guidance NONE = new Guidance(List.of(), Optional.empty());

  public Guidance {
    plays = List.copyOf(plays);
  }

  /**
   * A step of a playbook.
   *
   * @param step 0-based
   */
  public record Lead(PlaybookId playbook, int step) {}

  /** Whether this playbook was started already. */
  public boolean has(PlaybookId id) {
    return plays.stream().anyMatch(play -> play.playbook().id().equals(id));
  }
}

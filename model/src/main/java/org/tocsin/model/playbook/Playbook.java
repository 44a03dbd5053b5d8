package org.tocsin.model.playbook;

import java.util.List;

/**
 * What to do in one kind of difficult conversation.
 *
 * @param title what an agent sees over the steps; says nothing of risk
 * @param steps at least one, in the order in which they are best done
 */
public record Playbook(PlaybookId id, String title, When when, List<Step> steps) {
  public Playbook {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("playbook " + id + " must have a step");
    }
  }
}

package org.tocsin.model.playbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.model.features.Factor;

/**
 * One thing for an agent to do.
 *
 * @param text what to do, as an order; {@code {nth|another}} in it becomes "third" where the
 *     customer said that it is their third contact, and "another" where they said nothing of it
 * @param say words that may be used as they are; the same holds for them
 * @param done what agents say who do it; a sentence that means the same ticks the step off
 * @param eases the reasons for a rising belief that this step addresses
 * @param required whether it has to be said whatever else happens: a disclosure
 */
public record Step(
    String text, Optional<String> say, List<String> done, Set<Factor> eases, boolean required) {
  public Step {
    done = List.copyOf(done);
    eases = Set.copyOf(eases);
  }
}

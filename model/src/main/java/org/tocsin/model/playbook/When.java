package org.tocsin.model.playbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.model.alert.Level;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Factor;

/**
 * When a playbook starts: as soon as one of the first four is met by a turn, where all of the last
 * three allow it. What is empty is not asked for; with the first four empty it starts as soon as it
 * is allowed.
 *
 * @param acts what a turn does
 * @param factors what a turn moved the belief up by
 * @param phrases found in what the customer says
 * @param topics examples of what the customer may mean
 * @param level the least attention that the conversation deserves
 * @param kinds how it would most likely escalate
 * @param verticals the trades; a conversation whose trade is unknown may be of any
 */
public record When(
    Set<Act> acts,
    Set<Factor> factors,
    List<Pattern> phrases,
    List<String> topics,
    Optional<Level> level,
    Set<EscalationKind> kinds,
    Set<String> verticals) {
  public When {
    acts = Set.copyOf(acts);
    factors = Set.copyOf(factors);
    phrases = List.copyOf(phrases);
    topics = List.copyOf(topics);
    kinds = Set.copyOf(kinds);
    verticals = Set.copyOf(verticals);
  }

  /** Whether no turn has to say anything in particular. */
  boolean needsNoTurn() {
    return acts.isEmpty() && factors.isEmpty() && phrases.isEmpty() && topics.isEmpty();
  }
}

package org.tocsin.model.label;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.label.Intervention.Kind;

/**
 * Everything that was said of how one conversation went, and what people did in it.
 *
 * @param entries in the order in which they were given
 */
public record LabelHistory(
    ConversationId conversation, List<LabelEntry> entries, List<Intervention> interventions) {

  /*
   * What a supervisor prevents must not teach that nothing was going to happen: where an alert was
   * shown, somebody acted upon it and it stayed calm, nobody knows what would have come. An alert
   * that was shown and left alone changed nothing, and a card alone is everyday work.
   */

  public LabelHistory {
    entries = List.copyOf(entries);
    interventions = List.copyOf(interventions);
  }

  /** The last entry that says how it went: this one counts. */
  public Optional<LabelEntry> lastWord() {
    return claims().isEmpty() ? Optional.empty() : Optional.of(claims().getLast());
  }

  /** How many entries say otherwise than the last word; they are kept and do not count. */
  public int disagreements() {
    return (int)
        claims().stream().filter(e -> escalates(e) != escalates(claims().getLast())).count();
  }

  /** Whether somebody acted upon an alert. */
  public boolean actedUpon() {
    return alertedAt()
        .filter(
            alerted -> interventions.stream().anyMatch(i -> acts(i) && !i.at().isBefore(alerted)))
        .isPresent();
  }

  /**
   * Whether it stayed calm after somebody acted upon an alert, so that nobody knows how it would
   * have gone. A false alarm is none: somebody looked, and nothing was going to happen.
   */
  public boolean prevented() {
    return actedUpon()
        && lastWord().filter(e -> !escalates(e) && e.source() != Source.VERDICT).isPresent();
  }

  private Optional<Instant> alertedAt() {
    return interventions.stream()
        .filter(i -> i.kind() == Kind.ALERT_SHOWN)
        .map(Intervention::at)
        .min(Instant::compareTo);
  }

  private static boolean acts(Intervention intervention) {
    return intervention.kind() != Kind.ALERT_SHOWN;
  }

  private List<LabelEntry> claims() {
    return entries.stream().filter(e -> e.claim().isPresent()).toList();
  }

  private static boolean escalates(LabelEntry entry) {
    return entry.claim().orElseThrow().escalates();
  }
}

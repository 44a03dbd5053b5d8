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
   * that was shown and left alone changed nothing, and a card alone is everyday work. Of an alert that
   * was held out nobody knew; who acted all the same saw the belief itself, so that it counts as well.
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

  /** Whether an alert was computed that nobody was shown, and none that was. */
  public boolean silent() {
    return has(Kind.ALERT_SILENT) && !has(Kind.ALERT_SHOWN);
  }

  private boolean has(Kind kind) {
    return interventions.stream().anyMatch(i -> i.kind() == kind);
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
        .filter(i -> !acts(i))
        .map(Intervention::at)
        .min(Instant::compareTo);
  }

  private static boolean acts(Intervention intervention) {
    return switch (intervention.kind()) {
      case ALERT_SHOWN, ALERT_SILENT -> false;
      case WHISPERED, CARD_USED, STEPPED_IN -> true;
    };
  }

  private List<LabelEntry> claims() {
    return entries.stream().filter(e -> e.claim().isPresent()).toList();
  }

  private static boolean escalates(LabelEntry entry) {
    return entry.claim().orElseThrow().escalates();
  }
}

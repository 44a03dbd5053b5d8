package org.tocsin.model.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * Where and when a question is asked. What is unknown keeps no article out; what is known keeps out
 * those that name others.
 *
 * @param vertical the trade; one of which there are no articles counts as unknown
 * @param day on which an article has to hold; every article if it is empty
 * @param agent whether an agent will read the answer, rather than somebody who may read everything
 */
public record Setting(
    Optional<String> vertical,
    Optional<String> product,
    Optional<String> queue,
    Optional<LocalDate> day,
    boolean agent) {

  /** Nothing is known, and everything may be read. */
  public static final Setting ANY =
      new Setting(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /**
   * What is known of a live conversation: its queue, and the attributes {@code vertical} (else the
   * queue's name, which counts only if it is a trade's) and {@code product}.
   */
  public static Setting of(Circumstances circumstances, LocalDate day) {
    var attributes = circumstances.attributes();
    return new Setting(
        Optional.ofNullable(attributes.get("vertical")).or(circumstances::queue),
        Optional.ofNullable(attributes.get("product")),
        circumstances.queue(),
        Optional.of(day),
        true);
  }

  /** The same, in this trade. */
  public Setting in(String trade) {
    return new Setting(Optional.of(trade), product, queue, day, agent);
  }
}

package org.tocsin.model.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * For which conversations, for whom and when an article holds. What is empty holds for all.
 *
 * @param products those it is about, as the attribute of conversations names them
 * @param queues the queues that it serves
 * @param language a two-letter code; empty is English
 * @param from the first day on which it holds
 * @param until the last day on which it holds
 * @param link where it can be read in the system that it comes from
 */
public record Reach(
    List<String> products,
    List<String> queues,
    Audience audience,
    Optional<String> language,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<String> link) {

  /** Everywhere, for everyone, always. */
  public static final Reach ALL =
      new Reach(
          List.of(),
          List.of(),
          Audience.EVERYONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Reach {
    products = List.copyOf(products);
    queues = List.copyOf(queues);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new IllegalArgumentException(
          "until must not be before from: was %s and %s".formatted(until.get(), from.get()));
    }
  }

  /** Who may read an article. */
  public enum Audience {
    /** The customer could be sent it as well. */
    EVERYONE,
    AGENTS,
    /** It is never suggested, and an agent who searches does not find it. */
    SUPERVISORS
  }
}

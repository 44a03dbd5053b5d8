package org.tocsin.model.knowledge;

import java.util.Optional;

/** What is known of an article beside its text. Implementations are thread-safe. */
@FunctionalInterface
public interface Preference {
  /** Nothing is known. */
  Preference NONE = (_, _) -> 0;

  /** What the score of an article gains or loses in a queue. */
  double of(Optional<String> queue, ArticleId article);
}

package org.tocsin.model.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What an agent may look up: a policy, a procedure, a list of steps.
 *
 * @param body plain text or light Markdown; passages and spans count its UTF-16 units
 * @param vertical the trade it belongs to; empty if it serves all
 * @param reach for which conversations, for whom and when it holds
 */
public record Article(
    ArticleId id,
    String title,
    String body,
    List<String> tags,
    Optional<String> vertical,
    Reach reach) {
  public Article {
    if (title.isBlank()) {
      throw new IllegalArgumentException("the title of article " + id + " must not be blank");
    }
    if (body.isBlank()) {
      throw new IllegalArgumentException("the body of article " + id + " must not be blank");
    }
    tags = List.copyOf(tags);
  }

  /** An article that holds everywhere, for everyone, always. */
  public Article(
      ArticleId id, String title, String body, List<String> tags, Optional<String> vertical) {
    this(id, title, body, tags, vertical, Reach.ALL);
  }

  /** An article without tags, for every trade. */
  public static Article of(String id, String title, String body) {
    return new Article(new ArticleId(id), title, body, List.of(), Optional.empty());
  }
}

package org.tocsin.model.knowledge;

/** Names one article of the knowledge base; given by its author. */
public record ArticleId(String value) {
  public ArticleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an article id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

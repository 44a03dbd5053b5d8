package org.tocsin.model.knowledge.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleId;

/**
 * What was read.
 *
 * @param unreadable what was not, in the order of its places
 */
public record Documents(List<Article> articles, List<Unreadable> unreadable) {
  static final Documents NONE = new Documents(List.of(), List.of());

  public Documents {
    articles = List.copyOf(articles);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * What could not be read.
   *
   * @param place a file's name, with {@code :17} for a line or entry of it
   */
  public record Unreadable(String place, String reason) {
    @Override
    public String toString() {
      return place + ": " + reason;
    }
  }

  static Documents of(Article article) {
    return new Documents(List.of(article), List.of());
  }

  static Documents unreadable(String place, String reason) {
    return new Documents(List.of(), List.of(new Unreadable(place, reason)));
  }

  /** All of it together; of two articles with one id the first counts. */
  static Documents all(List<Documents> parts) {
    var articles = new ArrayList<Article>();
    var unreadable = new ArrayList<Unreadable>();
    var seen = new HashSet<ArticleId>();
    for (var part : parts) {
      unreadable.addAll(part.unreadable);
      for (var article : part.articles) {
        if (seen.add(article.id())) {
          articles.add(article);
        } else {
          unreadable.add(new Unreadable(article.id().value(), "this id was given before"));
        }
      }
    }
    return new Documents(articles, unreadable);
  }
}

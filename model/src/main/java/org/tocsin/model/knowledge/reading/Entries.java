package org.tocsin.model.knowledge.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.reading.Documents.Unreadable;

/** Reads the entries of a file one by one: what is wrong with one is told with its number. */
final class Entries {
  private Entries() {}

  /**
   * Makes an article of an entry, or throws an {@link IllegalArgumentException} that says why not.
   */
  interface Reading<T> {
    Article article(T entry);
  }

  /** Blank texts are passed over, and counted. */
  static <T> Documents read(String name, List<T> entries, Reading<T> reading) {
    var articles = new ArrayList<Article>();
    var unreadable = new ArrayList<Unreadable>();
    for (int i = 0; i < entries.size(); i++) {
      try {
        if (!(entries.get(i) instanceof String text && text.isBlank())) {
          articles.add(reading.article(entries.get(i)));
        }
      } catch (IllegalArgumentException e) {
        var reason = Optional.ofNullable(e.getMessage()).orElse("no article");
        unreadable.add(new Unreadable(name + ":" + (i + 1), reason));
      }
    }
    return new Documents(articles, unreadable);
  }
}

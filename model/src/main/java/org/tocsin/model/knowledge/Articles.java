package org.tocsin.model.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What a file of articles holds, one a line as {@link ArticleJson} says; empty lines are ignored.
 *
 * @param articles in the order of the file
 * @param badLines what could not be read, and was left out
 */
public record Articles(List<Article> articles, List<BadLine> badLines) {

  public Articles {
    articles = List.copyOf(articles);
    badLines = List.copyOf(badLines);
  }

  /**
   * A line that is not an article.
   *
   * @param number 1-based
   */
  public record BadLine(int number, String reason) {}

  /** Reads a file to its end, whatever its lines are like. */
  public static Articles read(Path file) {
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the articles in " + file, e);
    }
  }

  static Articles parse(String text) {
    var articles = new ArrayList<Article>();
    var badLines = new ArrayList<BadLine>();
    var seen = new HashSet<ArticleId>();
    var lines = text.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      try {
        if (!lines.get(i).isBlank()) {
          articles.add(unseen(ArticleJson.read(lines.get(i)), seen));
        }
      } catch (IllegalArgumentException e) {
        badLines.add(new BadLine(i + 1, String.valueOf(e.getMessage())));
      }
    }
    return new Articles(articles, badLines);
  }

  private static Article unseen(Article article, HashSet<ArticleId> seen) {
    if (!seen.add(article.id())) {
      throw new IllegalArgumentException("article " + article.id() + " stands in an earlier line");
    }
    return article;
  }
}

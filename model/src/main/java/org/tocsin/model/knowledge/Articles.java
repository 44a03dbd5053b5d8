package org.tocsin.model.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a file of articles holds, one JSON object a line: {@code {"id", "title", "body", "tags"?,
 * "vertical"?}}. Unknown keys are ignored, empty lines too.
 *
 * @param articles in the order of the file
 * @param badLines what could not be read, and was left out
 */
public record Articles(List<Article> articles, List<BadLine> badLines) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
          articles.add(unseen(article(lines.get(i)), seen));
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

  /** One article from its JSON; an {@link IllegalArgumentException} says what is wrong with it. */
  public static Article article(String json) {
    JsonNode node = tree(json);
    return new Article(
        new ArticleId(text(node, "id")),
        text(node, "title"),
        text(node, "body"),
        tags(node.path("tags")),
        node.path("vertical").isTextual() ? Optional.of(text(node, "vertical")) : Optional.empty());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      throw new IllegalArgumentException(key + " is missing or not a text");
    }
    return node.path(key).textValue();
  }

  private static List<String> tags(JsonNode tags) {
    var texts = new ArrayList<String>();
    tags.forEach(tag -> texts.add(tag.asText()));
    return texts;
  }
}

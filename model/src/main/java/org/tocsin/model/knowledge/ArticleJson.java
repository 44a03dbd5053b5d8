package org.tocsin.model.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tocsin.model.knowledge.Reach.Audience;

/**
 * An article as JSON: {@code {"id", "title", "body", "tags"?, "vertical"?, "products"?, "queues"?,
 * "audience"?, "language"?, "from"?, "until"?, "link"?}}. Days are {@code 2026-11-22}; the audience
 * is {@code everyone}, {@code agents} or {@code supervisors}. Unknown keys are ignored.
 */
public final class ArticleJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ArticleJson() {}

  /**
   * One article.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Article read(String json) {
    return read(tree(json));
  }

  /** The same, already parsed. */
  public static Article read(JsonNode node) {
    return new Article(
        new ArticleId(text(node, "id")),
        text(node, "title"),
        text(node, "body"),
        list(node, "tags"),
        optional(node, "vertical"),
        reach(node));
  }

  /** What {@link #read} understands; empty parts are left out. */
  public static ObjectNode write(Article article) {
    var reach = article.reach();
    var json =
        JSON.createObjectNode()
            .put("id", article.id().value())
            .put("title", article.title())
            .put("body", article.body());
    put(json, "tags", article.tags());
    article.vertical().ifPresent(vertical -> json.put("vertical", vertical));
    put(json, "products", reach.products());
    put(json, "queues", reach.queues());
    if (reach.audience() != Audience.EVERYONE) {
      json.put("audience", reach.audience().name().toLowerCase(Locale.ROOT));
    }
    reach.language().ifPresent(language -> json.put("language", language));
    reach.from().ifPresent(day -> json.put("from", day.toString()));
    reach.until().ifPresent(day -> json.put("until", day.toString()));
    reach.link().ifPresent(link -> json.put("link", link));
    return json;
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Reach reach(JsonNode node) {
    return new Reach(
        list(node, "products"),
        list(node, "queues"),
        optional(node, "audience").map(ArticleJson::audience).orElse(Audience.EVERYONE),
        optional(node, "language").map(code -> code.toLowerCase(Locale.ROOT)),
        optional(node, "from").map(ArticleJson::day),
        optional(node, "until").map(ArticleJson::day),
        optional(node, "link"));
  }

  private static Audience audience(String word) {
    try {
      return Audience.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "audience must be everyone, agents or supervisors: was " + word, unknown);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a day must look like 2026-11-22: was " + text, e);
    }
  }

  private static String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      throw new IllegalArgumentException(key + " is missing or not a text");
    }
    return node.path(key).textValue();
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return node.hasNonNull(key) && !node.path(key).asText().isBlank()
        ? Optional.of(text(node, key))
        : Optional.empty();
  }

  private static List<String> list(JsonNode node, String key) {
    return StreamSupport.stream(node.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static void put(ObjectNode json, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      var array = json.putArray(key);
      texts.forEach(array::add);
    }
  }
}

package org.tocsin.model.knowledge.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleJson;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What an article says about itself beside its text, or a folder about its articles: the keys of
 * {@link ArticleJson}, such as {@code vertical} and {@code queues}.
 */
record About(ObjectNode keys) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LISTS = List.of("tags", "queues", "products");
  static final About NOTHING = new About(JSON.createObjectNode());

  /**
   * From YAML, or the head of a Markdown file.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static About yaml(String yaml) {
    try {
      Object tree = PlainYaml.load(yaml);
      if (tree == null) {
        return NOTHING;
      }
      if (tree instanceof Map<?, ?> keys) {
        return new About(lists(JSON.valueToTree(keys)));
      }
    } catch (YAMLException e) {
      throw new IllegalArgumentException(
          "not YAML: " + Objects.toString(e.getMessage()).lines().findFirst().orElse(""), e);
    }
    throw new IllegalArgumentException("must be lines of 'key: value'");
  }

  /** A single value may stand for a list of one. */
  private static ObjectNode lists(ObjectNode keys) {
    for (var key : LISTS) {
      if (keys.path(key).isTextual()) {
        keys.set(key, JSON.createArrayNode().add(keys.get(key)));
      }
    }
    return keys;
  }

  /** What is said here counts, and where nothing is, what the folder says. */
  About within(About folder) {
    var all = folder.keys.deepCopy();
    all.setAll(keys);
    return new About(all);
  }

  /** One article's JSON, with what the folder says where the article says nothing. */
  JsonNode over(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode own
          ? new About(own).within(this).keys
          : JSON.missingNode();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The article of a file that has one: id and title are the file's where nothing else is said. */
  Article article(SourceFile file, Optional<String> title, String body) {
    var all = within(file.about()).keys.deepCopy();
    put(all, "id", file.id());
    put(all, "title", title.orElseGet(file::title));
    return ArticleJson.read(all.put("body", body));
  }

  private static void put(ObjectNode all, String key, String text) {
    if (!all.hasNonNull(key)) {
      all.put(key, text);
    }
  }
}

package org.tocsin.model.knowledge.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.model.knowledge.Article;
import org.tocsin.model.knowledge.ArticleJson;

/**
 * A JSON file: what Zendesk's help centre API exports ({@code {"articles": […]}}), what
 * Confluence's REST API does ({@code {"results": […]}} with the body expanded), or a list of
 * articles. Drafts and what is archived are left out, and said to be.
 */
final class Export {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Export() {}

  static Documents read(SourceFile file) throws IOException {
    var root = JSON.readTree(file.text());
    if (root.path("articles").isArray()) {
      return entries(file, root.path("articles"), Export::zendesk);
    }
    if (root.path("results").isArray()) {
      var base = root.path("_links").path("base").asText();
      return entries(file, root.path("results"), page -> confluence(page, base));
    }
    if (root.isArray()) {
      return entries(file, root, Export::own);
    }
    throw new IllegalArgumentException(
        "neither an export of Zendesk ('articles') or Confluence ('results') nor a list of"
            + " articles");
  }

  private interface Keys {
    ObjectNode of(JsonNode entry);
  }

  private static Documents entries(SourceFile file, JsonNode list, Keys keys) {
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    return Entries.read(file.name(), entries, entry -> article(keys.of(entry), file.about()));
  }

  private static Article article(ObjectNode keys, About folder) {
    return ArticleJson.read(new About(keys).within(folder).keys());
  }

  private static ObjectNode own(JsonNode entry) {
    if (entry instanceof ObjectNode keys) {
      return keys;
    }
    throw new IllegalArgumentException("not an article");
  }

  private static ObjectNode zendesk(JsonNode entry) {
    require(!entry.path("draft").asBoolean(), "it is a draft");
    require(!entry.path("outdated").asBoolean(), "it is marked as outdated");
    var keys =
        JSON.createObjectNode()
            .put("id", "zendesk-" + entry.path("id").asText())
            .put("title", entry.path("title").asText(entry.path("name").asText()))
            .put("body", TikaPage.markdown(entry.path("body").asText()));
    put(keys, "link", entry.path("html_url").asText());
    put(keys, "language", languageOf(entry.path("locale").asText()));
    keys.putArray("tags").addAll(labels(entry.path("label_names"), ""));
    return keys;
  }

  private static ObjectNode confluence(JsonNode page, String base) {
    require(page.path("status").asText("current").equals("current"), "it is not current");
    var body = page.path("body");
    var html = body.path("view").path("value").asText(body.path("storage").path("value").asText());
    require(!html.isBlank(), "its body is not in the export: expand body.storage or body.view");
    var keys =
        JSON.createObjectNode()
            .put("id", "confluence-" + page.path("id").asText())
            .put("title", page.path("title").asText())
            .put("body", TikaPage.markdown(html));
    var webui = page.path("_links").path("webui").asText();
    put(keys, "link", webui.isEmpty() ? "" : base + webui);
    keys.putArray("tags")
        .addAll(labels(page.path("metadata").path("labels").path("results"), "name"));
    return keys;
  }

  private static List<JsonNode> labels(JsonNode list, String key) {
    var labels = new ArrayList<JsonNode>();
    list.forEach(label -> labels.add(key.isEmpty() ? label : label.path(key)));
    return labels;
  }

  private static String languageOf(String locale) {
    return locale.split("[-_]", 2)[0];
  }

  private static void put(ObjectNode keys, String key, String text) {
    if (!text.isBlank()) {
      keys.put(key, text);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

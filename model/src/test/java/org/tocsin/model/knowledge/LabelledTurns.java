package org.tocsin.model.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

/**
 * Turns written by hand, and for the last of each the article that would help, if any; and some of
 * the articles of the corpus.
 */
record LabelledTurns(List<Utterance> turns, Optional<ArticleId> article) {

  static List<Article> articles() throws IOException {
    return Articles.parse(read("articles.jsonl")).articles();
  }

  static List<LabelledTurns> all() throws IOException {
    var all = new ArrayList<LabelledTurns>();
    for (String line : read("turns.jsonl").lines().toList()) {
      all.add(of(new ObjectMapper().readTree(line)));
    }
    return all;
  }

  private static LabelledTurns of(JsonNode line) {
    var turns = new ArrayList<Utterance>();
    for (JsonNode turn : line.get("turns")) {
      var speaker = Speaker.valueOf(turn.get("speaker").textValue());
      turns.add(Utterance.of("t" + turns.size(), speaker, turn.get("text").textValue()));
    }
    return new LabelledTurns(
        turns, Optional.ofNullable(line.get("article")).map(id -> new ArticleId(id.textValue())));
  }

  private static String read(String name) throws IOException {
    try (var file = LabelledTurns.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

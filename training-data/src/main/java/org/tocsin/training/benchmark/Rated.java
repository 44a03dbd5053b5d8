package org.tocsin.training.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tocsin.training.LabelledConversation;

/**
 * What a customer said, and what people say of it.
 *
 * @param rating the higher, the more content
 */
record Rated(String text, double rating) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Tweets to companies: 0 for a complaint, else 1. */
  static List<Rated> complaints(Path file) {
    return lines(file).stream()
        .map(t -> new Rated(t.path("text").asText(), t.path("complaint").asBoolean() ? 0 : 1))
        .toList();
  }

  /** Customer turns with the mean of several people's ratings, 1..5. */
  static List<Rated> satisfaction(Path file) {
    return lines(file).stream()
        .flatMap(dialogue -> each(dialogue.path("turns")))
        .filter(turn -> !turn.path("ratings").isEmpty())
        .map(turn -> new Rated(turn.path("text").asText(), mean(turn.path("ratings"))))
        .toList();
  }

  /** The turns whose mood is labelled, −2..2. */
  static Stream<Rated> labelled(LabelledConversation conversation) {
    var turns = conversation.transcript().turns();
    return conversation.label().sentiments().entrySet().stream()
        .map(e -> new Rated(turns.get(e.getKey()).text(), e.getValue()));
  }

  private static double mean(JsonNode ratings) {
    return each(ratings).mapToDouble(JsonNode::asDouble).average().orElse(Double.NaN);
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<JsonNode> lines(Path file) {
    try {
      var nodes = new ArrayList<JsonNode>();
      for (var line : Files.readAllLines(file)) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

package org.tocsin.training.imports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.imports.Found.Unreadable;

/**
 * A ConvoKit corpus: {@code utterances.jsonl}, and beside it {@code conversations.json} with the
 * metadata that hold the label. Older corpora say {@code user} and {@code root}.
 */
final class ConvoKit implements Importer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Utterance(Place place, JsonNode node) {}

  /** Reads the folder of a corpus, or its utterances. */
  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    var utterances = Files.isDirectory(file) ? file.resolve("utterances.jsonl") : file;
    var labels =
        settings.labelField().isPresent()
            ? labels(utterances.resolveSibling("conversations.json"), settings.labelField().get())
            : Map.<String, JsonNode>of();
    Gathering.<Utterance>read(
        (rows, bad) ->
            JsonDocuments.lines(
                utterances,
                (node, place) ->
                    rows.accept(new Gathering.Row<>(id(node), new Utterance(place, node))),
                bad),
        found,
        rows -> found.accept(conversation(rows, settings, labels, found)));
  }

  private static String id(JsonNode utterance) {
    return Fields.id(utterance, "conversation_id")
        .or(() -> Fields.id(utterance, "root"))
        .orElseThrow(() -> new BrokenRule("'conversation_id' is missing"));
  }

  /** One value for each conversation that has it. */
  private static Map<String, JsonNode> labels(Path file, String field) throws IOException {
    var labels = new HashMap<String, JsonNode>();
    try (var in = Lines.open(file);
        var parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException(file + " is not an object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var id = parser.currentName();
        parser.nextToken();
        JsonNode data = parser.readValueAsTree();
        var meta = data.has("vectors") ? data.path("meta") : data;
        if (meta.hasNonNull(field)) {
          labels.put(id, meta.get(field));
        }
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    return labels;
  }

  private static Found conversation(
      List<Utterance> utterances,
      ImportSettings settings,
      Map<String, JsonNode> labels,
      Consumer<Found> found) {
    var first = utterances.getFirst();
    var draft = new Draft(first.place(), id(first.node()));
    utterances.forEach(utterance -> add(utterance, draft, settings.speakers(), found));
    draft.inTimeOrder().fromFirst();
    if (settings.labelField().isPresent()) {
      try {
        label(draft, labels.get(id(first.node())), settings);
        settings
            .turnLabelField()
            .ifPresent(field -> draft.escalatesAtFirst(marked(utterances, field)));
      } catch (BrokenRule e) {
        found.accept(
            new Unreadable(first.place(), e.getMessage() + "; the conversation has no label"));
      }
    }
    return draft.found();
  }

  private static void add(
      Utterance utterance, Draft draft, Speakers speakers, Consumer<Found> found) {
    try {
      draft.add(turn(utterance, speakers));
    } catch (BrokenRule e) {
      found.accept(
          new Unreadable(
              utterance.place(), e.getMessage() + "; the conversation goes on without it"));
    }
  }

  private static Turn turn(Utterance utterance, Speakers speakers) {
    var node = utterance.node();
    var name = Fields.id(node, "speaker").or(() -> Fields.id(node, "user"));
    return Turn.typed(
        utterance.place(),
        name.map(speakers::of).orElse(Speaker.UNKNOWN),
        Fields.required(node, "text"),
        seconds(node.path("timestamp")));
  }

  /** ConvoKit leaves open what a timestamp is; numbers are taken for seconds, others for none. */
  private static OptionalLong seconds(JsonNode timestamp) {
    try {
      return timestamp.isNumber() || timestamp.isTextual()
          ? OptionalLong.of(Math.round(Double.parseDouble(timestamp.asText()) * 1000))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static void label(Draft draft, @Nullable JsonNode value, ImportSettings settings) {
    if (value == null) {
      throw new BrokenRule(
          "'%s' is missing in conversations.json".formatted(settings.labelField().orElse("")));
    }
    draft.label(LabelCells.of(LabelCells.truth(value.asText())));
  }

  private static Set<Place> marked(List<Utterance> utterances, String field) {
    return utterances.stream()
        .filter(u -> u.node().path("meta").path(field).asBoolean())
        .map(Utterance::place)
        .collect(Collectors.toSet());
  }
}

package org.tocsin.training.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.tocsin.training.imports.Importing.Tally;

/**
 * What came of an import, without redaction.
 *
 * @param told each with the last name of its file only
 */
record Imported(List<JsonNode> conversations, List<String> told, Tally tally, int labelsLeft) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Imported from(Format format, ImportSettings settings, Path... files) {
    var lines = new ArrayList<JsonNode>();
    var told = new ArrayList<String>();
    try {
      var importing =
          new Importing(
              settings,
              text -> text,
              line -> lines.add(parsed(line)),
              bad -> told.add(bad.toString().replaceAll("\\S*/(?=[^/ ]+\\.)", "")));
      for (var file : files) {
        importing.read(file, format);
      }
      return new Imported(lines, told, importing.tally(), importing.labelsLeft());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Imported from(Format format, Path... files) {
    return from(format, ImportSettings.NONE, files);
  }

  static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(Imported.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ImportSettings naming(String customer, String agent) {
    return with(new Speakers(Set.of(customer), Set.of(agent), Set.of()), Optional.empty());
  }

  static ImportSettings with(Speakers speakers, Optional<Path> labels) {
    var none = ImportSettings.NONE;
    return new ImportSettings(
        speakers,
        labels,
        none.labelField(),
        none.turnLabelField(),
        none.columns(),
        none.channel(),
        none.vertical());
  }

  JsonNode conversation(String id) {
    return conversations.stream()
        .filter(c -> c.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The turns of a conversation, such as {@code AGENT 1.0-3.5 Hello.} */
  List<String> turns(String id) {
    return StreamSupport.stream(conversation(id).path("turns").spliterator(), false)
        .map(Imported::turn)
        .toList();
  }

  private static String turn(JsonNode turn) {
    var times =
        turn.path("offset_s").asText("") + (turn.has("end_s") ? "-" + turn.path("end_s") : "");
    return String.join(
        times.isEmpty() ? " " : " " + times + " ",
        turn.path("speaker").asText(),
        turn.path("text").asText());
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

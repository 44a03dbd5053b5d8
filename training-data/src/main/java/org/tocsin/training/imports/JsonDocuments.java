package org.tocsin.training.imports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.training.imports.Found.Unreadable;

/**
 * The documents of a JSON file: one, the elements of a list, or one a line. Lists and lines are
 * read one by one; a broken line spoils no other.
 */
final class JsonDocuments {
  /** Reads a document that others may follow. */
  private static final JsonMapper STREAM = JsonMapper.builder().build();

  /** Reads a text that is one document. */
  private static final JsonMapper LINE =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonDocuments() {}

  static void read(Path file, BiConsumer<JsonNode, Place> each, Consumer<? super Unreadable> bad)
      throws IOException {
    if (hasOneALine(file)) {
      lines(file, each, bad);
    } else {
      document(file, each, bad);
    }
  }

  /** Reads a file with a document a line, such as JSON Lines. */
  static void lines(Path file, BiConsumer<JsonNode, Place> each, Consumer<? super Unreadable> bad)
      throws IOException {
    Lines.read(
        file,
        line -> {
          if (!line.isBlank()) {
            attempt(() -> parsed(line), Place.of(file, line.number()), each, bad);
          }
        });
  }

  private static JsonNode parsed(Lines.Line line) {
    try {
      return LINE.readTree(line.text().orElseThrow(() -> new BrokenRule("is not UTF-8")));
    } catch (JacksonException e) {
      throw new BrokenRule("is not JSON: " + e.getOriginalMessage());
    }
  }

  /** Told by the first two lines: one of them may be broken. */
  private static boolean hasOneALine(Path file) throws IOException {
    if (Lines.begin(file) == '[') {
      return false;
    }
    var head = Lines.head(file);
    return !head.second().isEmpty() && (isObject(head.first()) || isObject(head.second()));
  }

  private static boolean isObject(String line) {
    try {
      return LINE.readTree(line).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static void document(
      Path file, BiConsumer<JsonNode, Place> each, Consumer<? super Unreadable> bad)
      throws IOException {
    try (var in = Lines.open(file);
        var parser = STREAM.createParser(in)) {
      documents(parser, Place.of(file), each, bad);
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      bad.accept(
          new Unreadable(
              Place.of(file, line),
              "is not JSON: %s; the rest is left out".formatted(e.getOriginalMessage())));
    }
  }

  private static void documents(
      JsonParser parser,
      Place file,
      BiConsumer<JsonNode, Place> each,
      Consumer<? super Unreadable> bad)
      throws IOException {
    int read = 0;
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        for (; parser.nextToken() != JsonToken.END_ARRAY; read++) {
          JsonNode element = parser.readValueAsTree();
          attempt(() -> element, file.in(read), each, bad);
        }
      } else {
        JsonNode document = parser.readValueAsTree();
        attempt(() -> document, read == 0 ? file : file.in(read), each, bad);
        read++;
      }
    }
    if (read == 0) {
      bad.accept(new Unreadable(file, "there is nothing in it"));
    }
  }

  private static void attempt(
      Supplier<JsonNode> document,
      Place place,
      BiConsumer<JsonNode, Place> each,
      Consumer<? super Unreadable> bad) {
    try {
      each.accept(document.get(), place);
    } catch (BrokenRule e) {
      bad.accept(new Unreadable(place, e.getMessage() + "; left out"));
    }
  }
}

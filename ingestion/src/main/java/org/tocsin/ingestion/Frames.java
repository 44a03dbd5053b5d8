package org.tocsin.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request's body, cut into its frames. */
public sealed interface Frames {

  /** The frames in the order of the body; each may still be rejected for itself. */
  record Split(List<Frame> frames) implements Frames {
    public Split {
      frames = List.copyOf(frames);
    }
  }

  /** The body as a whole cannot be read: the sender's mistake, HTTP 400. */
  record BadBody(String reason) implements Frames {}

  /**
   * The frames of a body: one JSON object, an array, or a line each for {@code
   * application/x-ndjson}, whose blank lines are skipped and not counted. Must be strict UTF-8; a
   * byte order mark is skipped.
   *
   * @param contentType the request's, with or without parameters; JSON when it is missing
   */
  static Frames of(byte[] body, Optional<String> contentType) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException invalid) {
      return new BadBody("the body must be UTF-8");
    }
    var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return contentType.filter(Frames::isLines).isPresent() ? lines(bare) : json(bare);
  }

  private static boolean isLines(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).strip().startsWith("application/x-ndjson");
  }

  private static Frames lines(String text) {
    var frames = new ArrayList<Frame>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> frames.add(new Frame.Line(frames.size(), line)));
    return new Split(frames);
  }

  private static Frames json(String text) {
    try {
      return parsed(Json.MAPPER.readTree(text));
    } catch (JacksonException malformed) {
      return new BadBody("the body must be well-formed JSON: " + malformed.getOriginalMessage());
    }
  }

  private static Frames parsed(JsonNode json) {
    if (json.isObject()) {
      return new Split(List.of(new Frame.Parsed(0, json)));
    }
    if (!json.isArray()) {
      return new BadBody("the body must be a JSON object or an array of them");
    }
    var frames = new ArrayList<Frame>();
    json.forEach(element -> frames.add(new Frame.Parsed(frames.size(), element)));
    return new Split(frames);
  }
}

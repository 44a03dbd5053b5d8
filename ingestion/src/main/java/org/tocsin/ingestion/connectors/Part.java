package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.ingestion.Json;

/**
 * A part of a vendor's payload that knows its place in it. A part that is null counts as missing.
 * What says something (ids, words, roles, flags) must have the right type; times and confidences
 * that cannot be read are as good as missing, because what was said matters more than when.
 *
 * @param place such as {@code Segments[0].Transcript}; empty for the whole payload
 */
record Part(JsonNode node, String place) {
  private static final int SHOWN = 40;
  private static final double LONGEST_MS = 1L << 53;

  /** A whole payload. */
  static Part of(JsonNode payload) {
    return new Part(payload, "");
  }

  Part in(String field) {
    return new Part(node.path(field), place.isEmpty() ? field : place + "." + field);
  }

  Part in(int index) {
    return new Part(node.path(index), "%s[%d]".formatted(place, index));
  }

  /** The first of several fields that is there; vendors rename them. */
  Part either(String... fields) {
    var found = in(fields[0]);
    for (var field : fields) {
      if (!found.exists()) {
        found = in(field);
      }
    }
    return found.exists() ? found : in(fields[0]);
  }

  boolean exists() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether there is a text. */
  boolean isText() {
    return node.isTextual();
  }

  /** Whether there is an object. */
  boolean isObject() {
    return node.isObject();
  }

  /** The words; empty if missing. */
  Optional<String> text() throws Unreadable {
    if (!exists()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw broken("must be a string");
    }
    return Optional.of(node.textValue());
  }

  String needText() throws Unreadable {
    return text().orElseThrow(this::missing);
  }

  /** A name or number that names something; empty if missing or blank. */
  Optional<String> id() throws Unreadable {
    if (node.isIntegralNumber()) {
      return Optional.of(node.asText());
    }
    return text().filter(id -> !id.isBlank());
  }

  String needId() throws Unreadable {
    return id().orElseThrow(this::missing);
  }

  /** A word such as {@code AGENT}; empty string if missing. */
  String word() throws Unreadable {
    return id().orElse("");
  }

  /** True or false, also as a string, since forms know no other. */
  boolean flag(boolean otherwise) throws Unreadable {
    if (!exists()) {
      return otherwise;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    var word = node.asText("");
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw broken("must be true or false");
    }
    return word.equalsIgnoreCase("true");
  }

  /** The parts of a list; none if it is missing. */
  List<Part> each() throws Unreadable {
    if (exists() && !node.isArray()) {
      throw broken("must be a list");
    }
    var parts = new ArrayList<Part>();
    for (int i = 0; i < node.size(); i++) {
      parts.add(in(i));
    }
    return parts;
  }

  OptionalLong milliseconds() {
    return scaled(1);
  }

  OptionalLong seconds() {
    return scaled(1000);
  }

  /** A share of one. */
  OptionalDouble confidence() {
    var value = number();
    return value >= 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** A moment; empty if missing or not to be understood. */
  Optional<Instant> instant() {
    return Moments.of(node);
  }

  Unreadable missing() {
    return new Unreadable(place, "is required");
  }

  Unreadable broken(String rule) {
    var json = Json.of(node);
    var shown = json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
    return new Unreadable(place, rule + ": was " + shown);
  }

  private OptionalLong scaled(int factor) {
    double value = number() * factor;
    return value >= 0 && value < LONGEST_MS
        ? OptionalLong.of(Math.round(value))
        : OptionalLong.empty();
  }

  /** Not a number if it is none. */
  private double number() {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    try {
      return node.isTextual() && node.textValue().length() < SHOWN
          ? Double.parseDouble(node.textValue())
          : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}

package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.model.conversation.WellFormed;

/**
 * The fields of one frame, each read under its rule. A field that is null counts as missing. Every
 * method throws {@link Breach} when the rule is broken.
 */
record Fields(JsonNode frame) {

  private static final int LONGEST_ID = 256;
  private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** A rule that a frame breaks; its message names field, rule and value. Has no stack trace. */
  static final class Breach extends Exception {
    Breach(String message) {
      super(message, null, false, false);
    }
  }

  String id(String name) throws Breach {
    var id = string(name).orElseThrow(() -> missing(name));
    if (id.isBlank() || id.length() > LONGEST_ID || !isPrintable(id)) {
      throw new Breach(
          "%s must be 1 to %d characters, not all blank, none of them a control character"
              .formatted(name, LONGEST_ID));
    }
    return id;
  }

  String text(String name) throws Breach {
    return string(name).map(WellFormed::of).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) throws Breach {
    return string(name).map(WellFormed::of).filter(text -> !text.isBlank());
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws Breach {
    return optionalConstant(name, type).orElseThrow(() -> missing(name));
  }

  <E extends Enum<E>> Optional<E> optionalConstant(String name, Class<E> type) throws Breach {
    var text = string(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var found =
        Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(text.get())).findFirst();
    if (found.isEmpty()) {
      var names = Arrays.toString(type.getEnumConstants());
      throw new Breach("%s must be one of %s: was %s".formatted(name, names, shown(name)));
    }
    return found;
  }

  boolean flag(String name, boolean otherwise) throws Breach {
    var node = frame.path(name);
    if (isMissing(node)) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw new Breach("%s must be true or false: was %s".formatted(name, shown(name)));
    }
    return node.booleanValue();
  }

  OptionalLong milliseconds(String name) throws Breach {
    var node = frame.path(name);
    if (isMissing(node)) {
      return OptionalLong.empty();
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= LARGEST_SAFE_INTEGER && value == Math.rint(value))) {
      throw new Breach(
          "%s must be a whole number of milliseconds in 0..%d: was %s"
              .formatted(name, LARGEST_SAFE_INTEGER, shown(name)));
    }
    return OptionalLong.of((long) value);
  }

  OptionalDouble probability(String name) throws Breach {
    var node = frame.path(name);
    if (isMissing(node)) {
      return OptionalDouble.empty();
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= 1)) {
      throw new Breach("%s must be a number in 0..1: was %s".formatted(name, shown(name)));
    }
    return OptionalDouble.of(value);
  }

  Optional<Instant> instant(String name) throws Breach {
    var text = string(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        parsed(text.get())
            .orElseThrow(() ->
                new Breach(
                    "%s must be a time such as 2026-11-22T09:00:00Z: was %s"
                        .formatted(name, shown(name)))));
  }

  /** The members of an object as text; nested values as their JSON, nulls left out. */
  Map<String, String> map(String name) throws Breach {
    var node = frame.path(name);
    if (isMissing(node)) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw new Breach("%s must be an object: was %s".formatted(name, shown(name)));
    }
    var map = new HashMap<String, String>();
    for (var entry : node.properties()) {
      if (!isMissing(entry.getValue())) {
        map.put(WellFormed.of(entry.getKey()), WellFormed.of(asText(entry.getValue())));
      }
    }
    return map;
  }

  private Optional<String> string(String name) throws Breach {
    var node = frame.path(name);
    if (isMissing(node)) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new Breach("%s must be a string: was %s".formatted(name, shown(name)));
    }
    return Optional.of(node.textValue());
  }

  private static Optional<Instant> parsed(String time) {
    try {
      var instant = Instant.parse(time);
      return Optional.of(instant).filter(i -> !i.isBefore(EARLIEST) && !i.isAfter(LATEST));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static String asText(JsonNode value) {
    return value.isContainerNode() ? Json.of(value) : value.asText();
  }

  private static boolean isMissing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static boolean isPrintable(String id) {
    return WellFormed.isWellFormed(id) && id.chars().noneMatch(Character::isISOControl);
  }

  private String shown(String name) {
    var json = Json.of(frame.path(name));
    return json.length() <= 40 ? json : json.substring(0, 40) + "…";
  }

  private static Breach missing(String name) {
    return new Breach(name + " is required");
  }
}

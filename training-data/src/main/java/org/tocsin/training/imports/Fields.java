package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fields of foreign JSON. What is null is missing; what has the wrong type breaks a rule. */
final class Fields {
  private Fields() {}

  /** A name or number, since vendors write ids both ways. */
  static Optional<String> id(JsonNode node, String field) {
    return node.path(field).isNumber() ? Optional.of(node.path(field).asText()) : text(node, field);
  }

  static String requiredId(JsonNode node, String field) {
    return id(node, field).orElseThrow(() -> missing(field));
  }

  /** A text that is not blank. */
  static Optional<String> text(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new BrokenRule("'%s' must be a text: was %s".formatted(field, value.getNodeType()));
    }
    return Optional.of(value.asText()).filter(text -> !text.isBlank());
  }

  static String required(JsonNode node, String field) {
    return text(node, field).orElseThrow(() -> missing(field));
  }

  private static BrokenRule missing(String field) {
    return new BrokenRule("'" + field + "' is missing");
  }

  static OptionalDouble number(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber()) {
      throw new BrokenRule("'%s' must be a number: was %s".formatted(field, value.getNodeType()));
    }
    return OptionalDouble.of(value.asDouble());
  }

  static OptionalLong whole(JsonNode node, String field) {
    return times(node, field, 1);
  }

  /** A number of seconds, in milliseconds. */
  static OptionalLong seconds(JsonNode node, String field) {
    return times(node, field, 1000);
  }

  /** A time such as {@code 2026-11-22T09:00:00Z}, in milliseconds since 1970. */
  static OptionalLong instant(JsonNode node, String field) {
    var text = text(node, field);
    return text.isPresent() ? Times.instant(field, text.get()) : OptionalLong.empty();
  }

  /** A list. */
  static JsonNode list(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isArray()) {
      throw new BrokenRule("'" + field + "' must be a list");
    }
    return value;
  }

  private static OptionalLong times(JsonNode node, String field, int factor) {
    var number = number(node, field);
    return number.isPresent()
        ? OptionalLong.of(Math.round(number.getAsDouble() * factor))
        : OptionalLong.empty();
  }
}

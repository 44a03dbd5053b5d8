package org.tocsin.api.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tocsin.model.alert.AlertPolicy;

/** A policy as people write one, in YAML. */
public final class PolicyFile {
  private static final List<String> KEYS =
      List.of("watchAt", "raiseAt", "clearAt", "sureAt", "quietSeconds", "quietTurns");

  private PolicyFile() {}

  /**
   * The policy of a file; what it does not name is as in another policy, moved along with the
   * threshold.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  public static AlertPolicy read(Path file, AlertPolicy other) {
    try {
      return of(new YAMLMapper().readTree(Files.readString(file)), other);
    } catch (JsonProcessingException notYaml) {
      throw new IllegalArgumentException(
          file + " is not YAML: " + notYaml.getOriginalMessage(), notYaml);
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The same of something that was read already.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static AlertPolicy of(JsonNode root, AlertPolicy other) {
    for (var field : root.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw new IllegalArgumentException("there is no " + field.getKey() + "; there are " + KEYS);
      }
    }
    var moved =
        root.has("raiseAt")
            ? other.raising(belief("raiseAt", number(root, "raiseAt", other.raiseAt())))
            : other;
    return new AlertPolicy(
        number(root, "watchAt", moved.watchAt()),
        moved.raiseAt(),
        number(root, "clearAt", moved.clearAt()),
        Duration.ofMillis(
            (long) (1000 * number(root, "quietSeconds", moved.quiet().toMillis() / 1000.0))),
        (int) number(root, "quietTurns", moved.quietTurns()),
        number(root, "sureAt", moved.sureAt()));
  }

  /** A belief to ring from: strictly between 0 and 1. */
  public static double belief(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1: was " + value);
    }
    return value;
  }

  private static double number(JsonNode root, String key, double usual) {
    var value = root.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isNumber() || value.asDouble() < 0) {
      throw new IllegalArgumentException(key + " must be a number from 0 on: was " + value);
    }
    return value.asDouble();
  }
}

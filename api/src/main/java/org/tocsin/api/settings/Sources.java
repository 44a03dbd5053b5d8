package org.tocsin.api.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where settings come from: a file or the environment. What names none of them is an error. */
public record Sources(List<Setting<?>> settings) {
  /** Variables of other commands. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("TOCSIN_TOKEN", "TOCSIN_BENCH_DATA", "TOCSIN_JAVA_OPTIONS");

  public Sources {
    settings = List.copyOf(settings);
  }

  /**
   * What a YAML file sets.
   *
   * @throws IllegalArgumentException if it is no list of known settings
   */
  public Map<Setting<?>, String> file(Path file) {
    try {
      var root = new YAMLMapper().readTree(Files.readString(file));
      if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
        throw new IllegalArgumentException(file + " must be a list of settings, 'key: value'");
      }
      var values = new LinkedHashMap<Setting<?>, String>();
      for (var field : root.properties()) {
        values.put(setting(field.getKey(), file), scalar(field.getKey(), field.getValue(), file));
      }
      return values;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * What the environment sets.
   *
   * @throws IllegalArgumentException if a variable that begins with TOCSIN_ is no setting
   */
  public Map<Setting<?>, String> environment(Map<String, String> environment) {
    var values = new LinkedHashMap<Setting<?>, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith("TOCSIN_") && !NOT_SETTINGS.contains(name)) {
        values.put(variable(name), value);
      }
    });
    return values;
  }

  private Setting<?> setting(String word, Path file) {
    return settings.stream()
        .filter(s -> s.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: unknown key '%s'; the keys are %s".formatted(file, word, all(Setting::word))));
  }

  private static String scalar(String word, JsonNode value, Path file) {
    if (!value.isValueNode()) {
      throw new IllegalArgumentException(file + ": " + word + " must be a single value");
    }
    return value.asText();
  }

  private Setting<?> variable(String name) {
    return settings.stream()
        .filter(s -> s.variable().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the environment names the unknown setting %s; the settings are %s"
                    .formatted(name, all(Setting::variable))));
  }

  private String all(Function<Setting<?>, String> name) {
    return settings.stream().map(name).collect(Collectors.joining(", "));
  }
}

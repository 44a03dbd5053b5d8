package org.tocsin.model.playbook;

import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a YAML file: what stands there, and where that is when it breaks a rule. */
record YamlNode(String file, Node node) {

  /** All of a file. */
  static YamlNode read(String file, String yaml) {
    try {
      var node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (node == null) {
        throw new IllegalArgumentException(file + ":1: must not be empty");
      }
      return new YamlNode(file, node);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new IllegalArgumentException(
          "%s:%d: is not YAML: %s".formatted(file, line, e.getProblem()), e);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(file + ":1: is not YAML: " + e.getMessage(), e);
    }
  }

  /** What it holds by its keys, of which none may stand there twice or be unknown. */
  Map<String, YamlNode> fields(String... known) {
    if (!(node instanceof MappingNode mapping)) {
      throw broken("must be lines of 'key: value'");
    }
    var fields = new LinkedHashMap<String, YamlNode>();
    for (var entry : mapping.getValue()) {
      var key = new YamlNode(file, entry.getKeyNode());
      var word = key.text();
      if (!List.of(known).contains(word)) {
        throw key.broken(
            "unknown key '%s'; the keys are %s".formatted(word, String.join(", ", known)));
      }
      if (fields.put(word, new YamlNode(file, entry.getValueNode())) != null) {
        throw key.broken("key '" + word + "' stands here twice");
      }
    }
    return fields;
  }

  /** One of several fields that has to be there. */
  YamlNode required(Map<String, YamlNode> fields, String key) {
    return Optional.ofNullable(fields.get(key)).orElseThrow(() -> broken("lacks '" + key + "'"));
  }

  /** A text that says something. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw broken("must be a text");
  }

  /** A list with something in it; a single value stands for a list of one. */
  List<YamlNode> list() {
    return switch (node) {
      case SequenceNode sequence when !sequence.getValue().isEmpty() ->
          sequence.getValue().stream().map(item -> new YamlNode(file, item)).toList();
      case ScalarNode _ -> List.of(this);
      default -> throw broken("must be a list with at least one item");
    };
  }

  /** {@code true} or {@code false}. */
  boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw broken("must be true or false: was " + text());
    };
  }

  /** A constant of an enum, in letters of either size. */
  <E extends Enum<E>> E oneOf(Class<E> type) {
    var word = text().toUpperCase(Locale.ROOT);
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            broken(
                "'%s' must be one of %s"
                    .formatted(
                        text(),
                        Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")))));
  }

  /** Says that this place breaks a rule. */
  IllegalArgumentException broken(String rule) {
    return new IllegalArgumentException(
        "%s:%d: %s".formatted(file, node.getStartMark().getLine() + 1, rule));
  }
}

package org.tocsin.model.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.tocsin.model.alert.Level;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Factor;

/** Playbooks as YAML, one a file. The files that ship are the best description of the format. */
public final class PlaybookFiles {
  private PlaybookFiles() {}

  /**
   * Those of all {@code .yaml} files of a folder, by name.
   *
   * @throws IllegalArgumentException naming the file, the line and the rule of all that is wrong
   * @throws UncheckedIOException if the folder or a file cannot be read
   */
  public static List<Playbook> in(Path folder) {
    try (var files = Files.list(folder)) {
      var texts = new HashMap<String, String>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        texts.put(file.toString(), Files.readString(file));
      }
      return read(texts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the playbooks in " + folder, e);
    }
  }

  /** The same from texts under the names of their files, in the order of the names. */
  public static List<Playbook> read(Map<String, String> files) {
    var playbooks = new ArrayList<Playbook>();
    var broken = new ArrayList<String>();
    new TreeMap<>(files)
        .forEach((name, yaml) -> {
          try {
            playbooks.add(playbook(name, YamlNode.read(name, yaml)));
          } catch (IllegalArgumentException e) {
            broken.add(String.valueOf(e.getMessage()));
          }
        });
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), broken));
    }
    return List.copyOf(playbooks);
  }

  private static Playbook playbook(String name, YamlNode file) {
    var fields = file.fields("title", "when", "steps");
    return new Playbook(
        new PlaybookId(name.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.yaml$", "")),
        file.required(fields, "title").text(),
        when(file.required(fields, "when")),
        file.required(fields, "steps").list().stream().map(PlaybookFiles::step).toList());
  }

  private static When when(YamlNode node) {
    var fields = node.fields("acts", "factors", "phrases", "topics", "level", "kinds", "verticals");
    if (fields.isEmpty()) {
      throw node.broken("must say when the playbook starts");
    }
    return new When(
        Set.copyOf(all(fields, "acts", act -> act.oneOf(Act.class))),
        Set.copyOf(all(fields, "factors", factor -> factor.oneOf(Factor.class))),
        all(fields, "phrases", PlaybookFiles::phrase),
        all(fields, "topics", YamlNode::text),
        Optional.ofNullable(fields.get("level")).map(level -> level.oneOf(Level.class)),
        Set.copyOf(all(fields, "kinds", kind -> kind.oneOf(EscalationKind.class))),
        Set.copyOf(all(fields, "verticals", YamlNode::text)));
  }

  private static Step step(YamlNode node) {
    var fields = node.fields("do", "say", "done", "eases", "required");
    return new Step(
        node.required(fields, "do").text(),
        Optional.ofNullable(fields.get("say")).map(YamlNode::text),
        node.required(fields, "done").list().stream().map(YamlNode::text).toList(),
        Set.copyOf(all(fields, "eases", factor -> factor.oneOf(Factor.class))),
        Optional.ofNullable(fields.get("required")).map(YamlNode::truth).orElse(false));
  }

  private static <T> List<T> all(
      Map<String, YamlNode> fields, String key, Function<YamlNode, T> read) {
    return Optional.ofNullable(fields.get(key)).stream()
        .flatMap(node -> node.list().stream())
        .map(read)
        .distinct()
        .toList();
  }

  /** A regular expression over whole words. */
  private static Pattern phrase(YamlNode node) {
    try {
      return Pattern.compile("\\b(?:" + node.text() + ")\\b", Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw node.broken("is no regular expression: " + e.getDescription());
    }
  }
}

package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.ingestion.connectors.Roles;
import org.tocsin.model.conversation.Speaker;

/**
 * What an operator sets for connectors, from a file with lines {@code name [key=…] [secret=…]
 * [url=…] [customer=…] [agent=…] [bot=…]}; all but {@code url} may be repeated. Empty lines and
 * lines that begin with # are skipped. Immutable.
 */
public final class ConnectorAccess {
  /** The name under which a line speaks of files in the watched folder. */
  public static final String FILES = "files";

  private static final List<String> SETTINGS =
      List.of("key", "secret", "url", "customer", "agent", "bot");

  private final Map<String, Map<String, List<String>>> lines;

  private ConnectorAccess(Map<String, Map<String, List<String>>> lines) {
    this.lines = Map.copyOf(lines);
  }

  /**
   * The settings of a file; none if there is no such file.
   *
   * @throws IllegalArgumentException if a line breaks the format, naming file and line
   */
  public static ConnectorAccess read(Path file) {
    try {
      return parse(file.toString(), Files.exists(file) ? Files.readAllLines(file) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the connector file " + file, e);
    }
  }

  /** Whether a key opens the path of a connector; the time taken says nothing of the key. */
  public boolean opens(String connector, String key) {
    var given = key.getBytes(UTF_8);
    return settings(connector, "key").stream()
        .map(known -> MessageDigest.isEqual(known.getBytes(UTF_8), given))
        .reduce(false, Boolean::logicalOr);
  }

  /** What the vendor signs with; several while one is being replaced. */
  public List<String> secrets(String connector) {
    return settings(connector, "secret");
  }

  /** Under which address the vendor knows this service, where a proxy stands between. */
  public Optional<String> url(String connector) {
    return settings(connector, "url").stream().findFirst();
  }

  /** Who is who, by connector. */
  public Map<String, Roles> roles() {
    var roles = new HashMap<String, Roles>();
    lines.keySet().stream()
        .filter(name -> !name.equals(FILES) && !name.equals(Connectors.AUTO))
        .forEach(name -> roles.put(name, new Roles(speakers(name))));
    return roles;
  }

  /** Whose a name is, at one connector; the names in lower case. */
  public Map<String, Speaker> speakers(String connector) {
    var speakers = new HashMap<String, Speaker>();
    for (var speaker : List.of(Speaker.CUSTOMER, Speaker.AGENT, Speaker.BOT)) {
      settings(connector, speaker.name().toLowerCase(Locale.ROOT))
          .forEach(name -> speakers.put(name.toLowerCase(Locale.ROOT), speaker));
    }
    return speakers;
  }

  private List<String> settings(String connector, String setting) {
    return lines.getOrDefault(connector, Map.of()).getOrDefault(setting, List.of());
  }

  private static ConnectorAccess parse(String file, List<String> lines) {
    var all = new HashMap<String, Map<String, List<String>>>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(all, List.of(line.split("\\s+")), file + ":" + (i + 1));
      }
    }
    return new ConnectorAccess(all);
  }

  private static void add(
      Map<String, Map<String, List<String>>> all, List<String> words, String where) {
    var name = words.getFirst();
    if (!Connectors.knows(name) && !name.equals(FILES)) {
      throw new IllegalArgumentException(
          "%s: there is no connector %s; there are %s".formatted(where, name, Connectors.names()));
    }
    var settings = all.computeIfAbsent(name, _ -> new HashMap<>());
    for (var word : words.subList(1, words.size())) {
      var pair = word.split("=", 2);
      if (pair.length < 2 || pair[1].isEmpty() || !SETTINGS.contains(pair[0])) {
        throw new IllegalArgumentException(
            where + ": settings are " + String.join("=… ", SETTINGS) + "=…");
      }
      settings.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]);
    }
  }
}

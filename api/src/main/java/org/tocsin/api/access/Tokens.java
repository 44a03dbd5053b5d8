package org.tocsin.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who each token belongs to, from a file with lines {@code role token [agent=a7] [team=x]}; empty
 * lines and lines that begin with # are skipped. Immutable.
 */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Caller> callers;

  private Tokens(Map<String, Caller> callers) {
    this.callers = Collections.unmodifiableMap(new LinkedHashMap<>(callers));
  }

  /**
   * The tokens of a file.
   *
   * @throws IllegalArgumentException if a line breaks the format, naming file and line
   */
  public static Tokens read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token file " + file, e);
    }
  }

  /** The tokens of a file, which is made with one new token for each role where there is none. */
  public static Tokens readOrCreate(Path file) {
    if (!Files.exists(file)) {
      create(file);
    }
    return read(file);
  }

  /** Whose token it is. */
  public Optional<Caller> of(String token) {
    return Optional.ofNullable(callers.get(token));
  }

  /** The first token of a role. */
  public Optional<String> first(Role role) {
    return callers.entrySet().stream()
        .filter(e -> e.getValue().role() == role)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void create(Path file) {
    var lines = new ArrayList<String>();
    lines.add("# role token [agent=a7] [team=x]");
    for (var role : Role.values()) {
      lines.add(role.word() + " " + random() + (role == Role.AGENT ? " agent=a1" : ""));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, lines, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the token file " + file, e);
    }
  }

  private static String random() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Tokens parse(String file, List<String> lines) {
    var callers = new LinkedHashMap<String, Caller>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(callers, line, file + ":" + (i + 1));
      }
    }
    return new Tokens(callers);
  }

  private static void add(Map<String, Caller> callers, String line, String where) {
    var words = List.of(line.split("\\s+"));
    if (words.size() < 2) {
      throw new IllegalArgumentException(where + ": must be 'role token [agent=a7] [team=x]'");
    }
    var role =
        Role.of(words.get(0))
            .orElseThrow(
                () -> new IllegalArgumentException(where + ": unknown role " + words.get(0)));
    var caller = new Caller(role, setting(words, "agent=", where), setting(words, "team=", where));
    if (role == Role.AGENT && caller.agent().isEmpty()) {
      throw new IllegalArgumentException(where + ": an agent's token needs agent=…");
    }
    if (callers.put(words.get(1), caller) != null) {
      throw new IllegalArgumentException(where + ": this token stands here a second time");
    }
  }

  private static Optional<String> setting(List<String> words, String key, String where) {
    words.stream()
        .skip(2)
        .filter(w -> !w.startsWith("agent=") && !w.startsWith("team="))
        .findFirst()
        .ifPresent(w -> {
          throw new IllegalArgumentException(where + ": unknown setting " + w);
        });
    return words.stream()
        .skip(2)
        .filter(w -> w.startsWith(key))
        .map(w -> w.substring(key.length()))
        .filter(v -> !v.isEmpty())
        .findFirst();
  }
}

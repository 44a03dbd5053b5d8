package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who each token belongs to, from a file with lines {@code role token [agent=a7] [team=x,y]
 * [name=…]}; empty lines and lines that begin with # are skipped. In place of a token may stand
 * {@code sha256:} and its hash in hex, so that whoever reads the file cannot use it. Immutable.
 */
public final class Tokens {
  /** What begins a token that stands in the file by its hash. */
  public static final String HASHED = "sha256:";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FORM = "role token [agent=a7] [team=x,y] [name=…]";
  private static final List<String> SETTINGS = List.of("agent=", "team=", "name=");

  private final Map<String, Caller> callers;
  private final Map<Role, String> plain;

  private Tokens(Map<String, Caller> callers, Map<Role, String> plain) {
    this.callers = Collections.unmodifiableMap(new LinkedHashMap<>(callers));
    this.plain = Map.copyOf(plain);
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
    return Optional.ofNullable(callers.get(hash(token)));
  }

  /** Whose token it is that {@link #hashed} made this of. */
  Optional<Caller> ofHashed(String hashed) {
    return Optional.ofNullable(callers.get(hashed.substring(HASHED.length())));
  }

  /** The first token of a role that stands in the file by itself, not by its hash. */
  public Optional<String> first(Role role) {
    return Optional.ofNullable(plain.get(role));
  }

  /** A token that nobody can guess: 192 random bits. */
  public static String random() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What stands in the file for a token that is hashed. */
  public static String hashed(String token) {
    return HASHED + hash(token);
  }

  /**
   * Checks a line before it is added to a file.
   *
   * @throws IllegalArgumentException if it breaks the format
   */
  public static void check(String line) {
    parse("the new line", List.of(line));
  }

  /** Makes a file that only its owner may read. */
  static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static void create(Path file) {
    var lines = new ArrayList<String>();
    lines.add("# " + FORM);
    for (var role : Role.values()) {
      lines.add(role.word() + " " + random() + (role == Role.AGENT ? " agent=a1" : ""));
    }
    try {
      make(file);
      Files.write(file, lines, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the token file " + file, e);
    }
  }

  private static String hash(String token) {
    return DigestUtils.sha256Hex(token.getBytes(UTF_8));
  }

  private static Tokens parse(String file, List<String> lines) {
    var callers = new LinkedHashMap<String, Caller>();
    var plain = new LinkedHashMap<Role, String>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(callers, plain, line, file + ":" + (i + 1));
      }
    }
    return new Tokens(callers, plain);
  }

  private static void add(
      Map<String, Caller> callers, Map<Role, String> plain, String line, String where) {
    var words = List.of(line.split("\\s+"));
    if (words.size() < 2) {
      throw new IllegalArgumentException(where + ": must be '" + FORM + "'");
    }
    var role =
        Role.of(words.get(0))
            .orElseThrow(
                () -> new IllegalArgumentException(where + ": unknown role " + words.get(0)));
    var caller = caller(role, words, where);
    if (callers.put(key(words.get(1), where), caller) != null) {
      throw new IllegalArgumentException(where + ": this token stands here a second time");
    }
    if (!words.get(1).startsWith(HASHED)) {
      plain.putIfAbsent(role, words.get(1));
    }
  }

  private static String key(String word, String where) {
    if (!word.startsWith(HASHED)) {
      return hash(word);
    }
    var hash = word.substring(HASHED.length());
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          where + ": after " + HASHED + " there must be 64 digits of hex, in lower case");
    }
    return hash;
  }

  private static Caller caller(Role role, List<String> words, String where) {
    var settings = words.subList(2, words.size());
    settings.stream()
        .filter(w -> SETTINGS.stream().noneMatch(w::startsWith))
        .findFirst()
        .ifPresent(w -> {
          throw new IllegalArgumentException(where + ": unknown setting " + w);
        });
    var agent = setting(settings, "agent=");
    if (role == Role.AGENT && agent.isEmpty()) {
      throw new IllegalArgumentException(where + ": an agent's token needs agent=…");
    }
    return new Caller(role, setting(settings, "name="), agent, teams(setting(settings, "team=")));
  }

  private static Set<String> teams(Optional<String> words) {
    return Set.copyOf(
        words.stream()
            .flatMap(w -> Arrays.stream(w.split(",")))
            .filter(t -> !t.isBlank())
            .distinct()
            .toList());
  }

  private static Optional<String> setting(List<String> settings, String key) {
    return settings.stream()
        .filter(w -> w.startsWith(key))
        .map(w -> w.substring(key.length()))
        .filter(v -> !v.isEmpty())
        .findFirst();
  }
}

package org.tocsin.api.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Every look at conversations that are there to measure with: a line each, of time, model, the
 * data's SHA-256 and the command, separated by tabs. Who looks often and keeps what looks best has
 * learnt from them; the log says how often that was.
 */
final class TestLooks {
  private static final String FILE = "test-looks.log";

  private TestLooks() {}

  /** Notes a look, in the state folder if one was named, else beside the vectors that are kept. */
  static void note(
      Optional<Path> state, Instant time, String model, String sha256, String command) {
    var file = state.orElseGet(Places::cache).resolve(FILE);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          "%s\t%s\t%s\t%s%n".formatted(time, model, sha256, command),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}

package org.tocsin.api.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one proof measured: lines of Markdown in {@code target/proof}, written as they come. */
final class Figures {
  private static final Path FOLDER = Path.of("target", "proof");

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  Figures(String name, String title) {
    this.file = FOLDER.resolve(name + ".md");
    say("## %s", title);
    say(
        "%s, %d processors, load before it %.2f",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    say("");
  }

  /** One line. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for this alone
  void say(String format, Object... values) {
    var line = String.format(Locale.ROOT, format, values);
    System.out.println(line);
    lines.add(line);
    try {
      Files.createDirectories(FOLDER);
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A count that the command line may set, as {@code -Dtocsin.proof.kills=3}. */
  static int setting(String name, int usual) {
    return Integer.getInteger("tocsin.proof." + name, usual);
  }
}

package org.tocsin.api.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.ingestion.connectors.Mutants;

/**
 * What a vendor sends, of the fixtures of its connector, and what is like it but wrong.
 *
 * @param connector its name in the address
 */
record VendorFrames(String connector, List<Sent> fixtures) {
  private static final Path FOLDER =
      Path.of("..", "ingestion", "src", "test", "resources", "org", "tocsin", "ingestion")
          .resolve("connectors");

  /**
   * A payload on its way.
   *
   * @param query the parameters of the address that it is sent to: empty, or from "?" on
   */
  record Sent(String query, String payload) {}

  /** Of every connector. */
  static List<VendorFrames> all() {
    return Connectors.names().stream().map(VendorFrames::of).toList();
  }

  /** One of them with something wrong with it. */
  Sent mutant(Random random) {
    var sent = fixtures.get(random.nextInt(fixtures.size()));
    return new Sent(sent.query, Mutants.of(sent.payload, random));
  }

  private static VendorFrames of(String connector) {
    try (var files = Files.list(FOLDER)) {
      return new VendorFrames(
          connector,
          files
              .filter(file -> isOf(connector, file.getFileName().toString()))
              .sorted()
              .flatMap(file -> payloads(file).stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER.toString(), e);
    }
  }

  /** A connector may have several files: contact-lens-chat.txt is one of contact-lens. */
  private static boolean isOf(String connector, String file) {
    var name = file.replaceFirst("\\.txt$", "");
    return name.equals(connector)
        || (name.startsWith(connector + "-") && !Connectors.names().contains(name));
  }

  private static List<Sent> payloads(Path file) {
    var payloads = new ArrayList<Sent>();
    var query = "";
    for (var line : lines(file)) {
      if (line.startsWith("== ")) {
        query = line.contains("?") ? line.substring(line.indexOf('?')) : "";
      } else if (line.startsWith("{") || line.startsWith("[")) {
        payloads.add(new Sent(query, line));
      }
    }
    return payloads;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}

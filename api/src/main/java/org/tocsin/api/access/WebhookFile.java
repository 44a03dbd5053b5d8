package org.tocsin.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Topic;
import org.tocsin.ingestion.receivers.Webhook.Address;

/**
 * Where alerts and hand-overs are posted to, from a file with lines {@code name url=… secret=…
 * [format=lca] [tells=handovers] [ca=FILE]}; {@code secret} may be repeated while one is being
 * replaced. Empty lines and lines that begin with # are skipped.
 */
public final class WebhookFile {
  private static final String RULE =
      "a line is 'name url=… secret=… [format=tocsin or lca] [tells=alerts or handovers] [ca=FILE]'";

  private WebhookFile() {}

  /**
   * The webhooks of a file; none if there is no such file.
   *
   * @throws IllegalArgumentException if a line breaks the format, naming file and line
   */
  public static List<Address> read(Path file) {
    try {
      return parse(file.toString(), Files.exists(file) ? Files.readAllLines(file) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the webhook file " + file, e);
    }
  }

  private static List<Address> parse(String file, List<String> lines) {
    var addresses = new ArrayList<Address>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        addresses.add(address(line, addresses, file + ":" + (i + 1)));
      }
    }
    return addresses;
  }

  private static Address address(String line, List<Address> others, String where) {
    try {
      var address = address(List.of(line.split("\\s+")));
      if (others.stream().anyMatch(a -> a.name().equals(address.name()))) {
        throw new IllegalArgumentException("there is a webhook " + address.name() + " already");
      }
      return address;
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(where + ": " + broken.getMessage(), broken);
    }
  }

  private static Address address(List<String> words) {
    var url = new ArrayList<String>();
    var secrets = new ArrayList<String>();
    var format = new ArrayList<String>();
    var topic = new ArrayList<String>();
    var authorities = new ArrayList<Path>();
    for (var word : words.subList(1, words.size())) {
      var pair = word.split("=", 2);
      if (pair.length < 2 || pair[1].isEmpty()) {
        throw new IllegalArgumentException(RULE);
      }
      switch (pair[0]) {
        case "url" -> url.add(pair[1]);
        case "secret" -> secrets.add(pair[1]);
        case "format" -> format.add(pair[1]);
        case "tells" -> topic.add(pair[1]);
        case "ca" -> authorities.add(readable(pair[1]));
        default -> throw new IllegalArgumentException(RULE);
      }
    }
    if (words.getFirst().contains("=")
        || url.size() != 1
        || format.size() > 1
        || topic.size() > 1
        || authorities.size() > 1) {
      throw new IllegalArgumentException(RULE);
    }
    return new Address(
        words.getFirst(),
        URI.create(url.getFirst()),
        secrets,
        format.isEmpty() ? AlertFormat.TOCSIN : AlertFormat.named(format.getFirst()),
        topic.isEmpty() ? Topic.ALERTS : Topic.named(topic.getFirst()),
        authorities.stream().findFirst());
  }

  private static Path readable(String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw new IllegalArgumentException("ca must be a file of certificates (PEM): was " + file);
    }
    return Path.of(file);
  }
}

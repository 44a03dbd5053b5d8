package org.tocsin.api.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tocsin.model.language.Redactor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Texts → the same texts without personal data, as live traffic is stored. */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = "Replaces personal data in texts by placeholders.")
final class Redact implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "Lines {\"text\": …}.")
  Path in = Path.of("");

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "The same lines, redacted, with their spans; - is stdout.")
  String out = "-";

  private final Redactor redactor = new Redactor();

  @Override
  public Integer call() throws IOException {
    int bad = 0;
    try (var lines = Files.newBufferedReader(in);
        var redacted = Output.to(out)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          redacted.println(redacted(line));
        } catch (IllegalArgumentException e) {
          bad++;
          System.err.println(in + ":" + number + ": " + e.getMessage());
        }
      }
    }
    return bad == 0 ? 0 : 1;
  }

  private String redacted(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode node && node.path("text").isTextual()) {
        var redacted = redactor.redact(node.path("text").asText());
        node.put("text", redacted.text());
        var spans = node.putArray("spans");
        redacted
            .spans()
            .forEach(s -> spans.addArray().add(s.start()).add(s.end()).add(s.type().name()));
        return JSON.writeValueAsString(node);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("must be an object with a 'text'");
  }
}

package org.tocsin.api.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.model.language.Dictation;
import org.tocsin.model.language.Dictation.Turn;
import org.tocsin.model.language.Redacted;
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
  private final Map<String, ObjectNode> waiting = new LinkedHashMap<>();
  private Dictation dictation = Dictation.begin();
  private String conversation = "";
  private long lines;

  @Override
  public Integer call() throws IOException {
    int bad = 0;
    try (var lines = Files.newBufferedReader(in);
        var redacted = Output.to(out)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          hear(object(line), redacted);
        } catch (IllegalArgumentException e) {
          bad++;
          System.err.println(in + ":" + number + ": " + e.getMessage());
        }
      }
      tell(redacted);
    }
    return bad == 0 ? 0 : 1;
  }

  /*
   * A later line of a conversation may show that an earlier one held half a number: the lines of one
   * conversation that follow each other wait for the last of them.
   */
  private void hear(ObjectNode line, PrintWriter out) {
    var of = line.path("conversation").asText("");
    if (of.isEmpty() || !of.equals(conversation)) {
      tell(out);
    }
    conversation = of;
    var speaker = line.path("speaker").asText(Dictation.UNKNOWN);
    var id = Long.toString(lines++);
    var heard = dictation.hear(new Turn(id, speaker, line.path("text").asText()), redactor);
    dictation = heard.after();
    waiting.put(id, redacted(line, heard.redacted()));
    heard
        .rewritten()
        .forEach(
            r -> waiting.computeIfPresent(r.id(), (_, earlier) -> redacted(earlier, r.redacted())));
    if (waiting.size() > Dictation.MOST_KEPT) {
      out.println(waiting.remove(waiting.keySet().iterator().next()));
    }
  }

  private void tell(PrintWriter out) {
    waiting.values().forEach(out::println);
    waiting.clear();
    dictation = Dictation.begin();
  }

  private static ObjectNode redacted(ObjectNode line, Redacted redacted) {
    line.put("text", redacted.text());
    var spans = line.putArray("spans");
    redacted
        .spans()
        .forEach(s -> spans.addArray().add(s.start()).add(s.end()).add(s.type().name()));
    return line;
  }

  private static ObjectNode object(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode node && node.path("text").isTextual()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("must be an object with a 'text'");
  }
}

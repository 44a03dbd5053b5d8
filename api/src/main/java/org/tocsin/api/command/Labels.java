package org.tocsin.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.LabelLog.Imported;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.label.Claim;
import org.tocsin.training.ConversationWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a place's own conversations teach, out of its state folder and into it. */
@Command(
    name = "labels",
    mixinStandardHelpOptions = true,
    description = "Exports the labelled conversations of a state folder, and takes in labels.")
final class Labels {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the labelled conversations, redacted as they were stored, as train --data reads them.",
        "The last word on a conversation counts; one that stayed calm after somebody stepped in at an"
            + " alert is left out."
      })
  int export(
      @Option(names = "--state", required = true, paramLabel = "DIR", description = "Their folder.")
          Path state,
      @Option(
              names = "--out",
              defaultValue = "-",
              paramLabel = "FILE",
              description = "One conversation a line; - is stdout.")
          String out) {
    try (var lines = Output.to(out)) {
      var counts = OwnConversations.each(state, c -> lines.println(ConversationWriter.line(c)));
      System.err.println(counts);
    }
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds labels from a file to the log of a state folder, a service on it may be running.",
        "Each line is a JSON object: conversation, escalates, and if you know them kind, turn"
            + " (0-based) and why."
      })
  int take(
      @Option(names = "--state", required = true, paramLabel = "DIR", description = "The folder.")
          Path state,
      @Option(
              names = "--by",
              defaultValue = "import",
              description = "Who says so (default: ${DEFAULT-VALUE}).")
          String by,
      @Parameters(paramLabel = "FILE", description = "The labels.") Path file) {
    if (!OwnConversations.in(state)) {
      throw new WrongArguments(state + " holds no conversations to label");
    }
    var bad = new ArrayList<String>();
    var labels = read(file, bad);
    bad.forEach(System.err::println);
    try (var database = Database.open(state.resolve(OwnConversations.DATABASE))) {
      LabelLog.take(database, labels, by, Clock.systemUTC());
    }
    System.out.println(labels.size() + " labels were added");
    return bad.isEmpty() ? 0 : 1;
  }

  private static List<Imported> read(Path file, List<String> bad) {
    try {
      var labels = new ArrayList<Imported>();
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          read(lines.get(i)).ifPresentOrElse(labels::add, wrong(bad, file, i + 1, lines.get(i)));
        }
      }
      return labels;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Runnable wrong(List<String> bad, Path file, int line, String text) {
    return () ->
        bad.add(
            "%s:%d: is no label {\"conversation\", \"escalates\": true|false, \"kind\"?, \"turn\"?, \"why\"?}: %s"
                .formatted(file, line, text.substring(0, Math.min(80, text.length()))));
  }

  private static Optional<Imported> read(String line) {
    try {
      var node = JSON.readTree(line);
      var id = node.path("conversation").asText();
      if (id.isBlank() || !node.path("escalates").isBoolean()) {
        return Optional.empty();
      }
      return Optional.of(
          new Imported(new ConversationId(id), claim(node), node.path("why").asText()));
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Claim claim(JsonNode node) {
    var turn = node.path("turn");
    var kind = node.path("kind").asText();
    return new Claim(
        node.path("escalates").asBoolean(),
        kind.isEmpty() ? Optional.empty() : Optional.of(EscalationKind.valueOf(kind)),
        turn.isInt() ? OptionalInt.of(turn.asInt()) : OptionalInt.empty());
  }
}

package org.tocsin.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.imports.Format;
import org.tocsin.training.imports.ImportSettings;
import org.tocsin.training.imports.Importing;
import org.tocsin.training.imports.Speakers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Other formats → a conversation file. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Turns transcripts of other systems into a conversation file, redacted.")
final class Import implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files of that format; for convokit the corpus folder.")
  List<Path> files = List.of();

  @Option(names = "--list", description = "Show the formats and what each expects.")
  boolean list;

  @Option(names = "--from", paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}.")
  Optional<Format> from = Optional.empty();

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Conversations, one line each; - is stdout.")
  String out = "-";

  @Option(
      names = "--redact",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Replace personal data in the texts by placeholders (default: yes).")
  boolean redact = true;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "A CSV file id,escalates,escalates_at,kind; goes before labels in the files.")
  Optional<Path> labels = Optional.empty();

  @Option(
      names = "--label-field",
      paramLabel = "FIELD",
      description = "convokit: the conversations' metadata that say whether they escalate.")
  Optional<String> labelField = Optional.empty();

  @Option(
      names = "--turn-label-field",
      paramLabel = "FIELD",
      description = "convokit: the utterances' metadata that say that it escalates there.")
  Optional<String> turnLabelField = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "NAME=HEADER",
      description = "csv: a column that is called otherwise; may be repeated.")
  Map<String, String> columns = Map.of();

  @Option(
      names = "--customer",
      paramLabel = "NAME",
      description = "A speaker's name or id that is a customer's; may be repeated.")
  Set<String> customers = Set.of();

  @Option(names = "--agent", paramLabel = "NAME", description = "An agent's, likewise.")
  Set<String> agents = Set.of();

  @Option(names = "--bot", paramLabel = "NAME", description = "A machine's, likewise.")
  Set<String> bots = Set.of();

  @Option(names = "--channel", description = "Of all conversations: ${COMPLETION-CANDIDATES}.")
  Optional<Channel> channel = Optional.empty();

  @Option(names = "--vertical", paramLabel = "NAME", description = "Of all conversations.")
  Optional<String> vertical = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (list) {
      list();
      return 0;
    }
    var format =
        from.orElseThrow(() -> new WrongArguments("--from is missing; --list shows the formats"));
    checkFiles();
    System.err.printf("importing from %s%n", format);
    try (var lines = Output.to(out)) {
      var progress = new Progress(lines);
      var importing = new Importing(settings(), redaction(), progress::write, System.err::println);
      files.forEach(file -> importing.read(file, format));
      tell(importing);
      return importing.tally().unreadable() == 0 ? 0 : 1;
    }
  }

  private static void list() {
    for (var format : Format.values()) {
      System.out.printf("%s%n", format);
      System.out.printf("    %s%n", format.holds());
      System.out.printf("    after %s%n", format.page());
      if (!format.unverified().isEmpty()) {
        System.out.printf("    %s%n", format.unverified());
      }
    }
  }

  private void checkFiles() throws IOException {
    if (files.isEmpty()) {
      throw new WrongArguments("a FILE to import is missing");
    }
    for (var file : files) {
      if (Files.notExists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (Files.exists(Path.of(out)) && Files.isSameFile(Path.of(out), file)) {
        throw new WrongArguments("--out would overwrite " + file);
      }
    }
    if (labels.isPresent() && Files.notExists(labels.get())) {
      throw new NoSuchFileException(labels.get().toString());
    }
  }

  private ImportSettings settings() {
    return new ImportSettings(
        new Speakers(customers, agents, bots),
        labels,
        labelField,
        turnLabelField,
        columns,
        channel,
        vertical);
  }

  private UnaryOperator<String> redaction() {
    var redactor = new Redactor();
    return redact ? text -> redactor.redact(text).text() : UnaryOperator.identity();
  }

  private static void tell(Importing importing) {
    var tally = importing.tally();
    System.err.printf(
        "imported %d conversations (%d labelled), %d turns; unreadable: %d%n",
        tally.conversations(), tally.labelled(), tally.turns(), tally.unreadable());
    if (tally.unknown() > 0) {
      System.err.printf(
          "who speaks is unknown in %d turns; --customer and --agent name people%n",
          tally.unknown());
    }
    if (importing.labelsLeft() > 0) {
      System.err.printf(
          "%d labels belong to no conversation in these files%n", importing.labelsLeft());
    }
  }

  /** Writes lines, and says every two seconds how many. */
  private static final class Progress {
    private static final long QUIET_NANOS = 2_000_000_000L;

    private final PrintWriter lines;
    private int written;
    private long told = System.nanoTime();

    Progress(PrintWriter lines) {
      this.lines = lines;
    }

    void write(String line) {
      lines.println(line);
      written++;
      if (System.nanoTime() - told > QUIET_NANOS) {
        told = System.nanoTime();
        System.err.printf("imported %d conversations%n", written);
      }
    }
  }
}

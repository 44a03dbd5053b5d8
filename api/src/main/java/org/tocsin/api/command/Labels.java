package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.tocsin.api.learning.LabelFile;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.api.learning.Pseudonyms;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.HoldOutBook;
import org.tocsin.ingestion.HoldOutBook.Figures;
import org.tocsin.ingestion.LabelLog;
import org.tocsin.ingestion.StoredConversations;
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
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes the labelled conversations, redacted as they were stored, as train --data reads them.",
        "The last word on a conversation counts; one that stayed calm after somebody stepped in at an"
            + " alert is left out. Customers and agents are called by a keyed hash; the key stays in"
            + " the state folder (pseudonyms.key)."
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
      var pseudonyms = Pseudonyms.in(state);
      var counts =
          OwnConversations.each(
              state, c -> lines.println(ConversationWriter.line(pseudonyms.of(c))));
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
            + " (0-based) and why. What was imported already is left out; what says otherwise than"
            + " before is added and told, and the last word counts."
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
    try (var database = Database.open(state.resolve(OwnConversations.DATABASE))) {
      var stored = new StoredConversations(database);
      var read = LabelFile.read(file, id -> stored.of(id).map(StoredConversations.Stored::labels));
      read.broken().forEach(System.err::println);
      read.conflicts().forEach(System.err::println);
      LabelLog.take(database, read.labels(), by, Clock.systemUTC());
      System.out.printf(
          "%d labels were added, %d of them against an earlier word; %d were there already, %d lines"
              + " are no label%n",
          read.labels().size(), read.conflicts().size(), read.duplicates(), read.broken().size());
      return read.broken().isEmpty() ? 0 : 1;
    }
  }

  @Command(
      name = "holdout",
      mixinStandardHelpOptions = true,
      description = {
        "Says how right the alerts were that nobody was shown (the setting holdOut): how many of those"
            + " conversations escalated, left to themselves."
      })
  int holdout(
      @Option(names = "--state", required = true, paramLabel = "DIR", description = "The folder.")
          Path state) {
    if (!OwnConversations.in(state)) {
      throw new WrongArguments(state + " holds no conversations");
    }
    try (var database = Database.open(state.resolve(OwnConversations.DATABASE))) {
      var figures =
          Figures.of(
              new HoldOutBook(database)
                  .between(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE)));
      System.out.printf(
          Locale.ROOT,
          "%d conversations whose alert nobody was shown: %d escalated, %d stayed calm, of %d it is"
              + " not known%n",
          figures.conversations(),
          figures.escalated(),
          figures.calm(),
          figures.unknown());
      if (figures.escalated() + figures.calm() > 0) {
        System.out.printf(
            Locale.ROOT,
            "right %.3f, false alarms %.3f%n",
            figures.trueRate(),
            figures.falseAlarmRate());
      }
    }
    return 0;
  }
}

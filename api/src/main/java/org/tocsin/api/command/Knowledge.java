package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.tocsin.ingestion.ArticleStore;
import org.tocsin.ingestion.ArticleStore.Source;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.GapLog;
import org.tocsin.model.knowledge.GapReport;
import org.tocsin.model.knowledge.reading.DocumentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with the articles of a service. */
@Command(
    name = "knowledge",
    mixinStandardHelpOptions = true,
    description = "Looks after the articles that agents are suggested.")
final class Knowledge {

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = {
        "Stores the articles of a file or folder: Markdown, HTML, PDF, Word (docx), CSV, JSON"
            + " Lines,",
        "exports of Zendesk and Confluence. A running service on the same state has them within a",
        "second. A file about.yaml says what holds for all articles of its folder: 'vertical: x'.",
        "What cannot be read is named and left out; exits 1 if there was any."
      })
  int load(
      @Parameters(paramLabel = "DIR|FILE", description = "Where the articles are.") Path place,
      @Option(
              names = "--state",
              paramLabel = "DIR",
              description = "The state of the service (default: tocsin-state).")
          Optional<Path> state) {
    var documents = new DocumentFolder(place).changed(Knowledge::progress).orElseThrow();
    documents.unreadable().forEach(System.err::println);
    try (var database = Database.open(state.orElseGet(Places::state).resolve("tocsin.db"))) {
      int changed =
          new ArticleStore(database, Clock.systemUTC()).put(documents.articles(), Source.LOAD);
      System.out.printf(
          "%d articles read, %d of them new or changed, %d unreadable%n",
          documents.articles().size(), changed, documents.unreadable().size());
    }
    return documents.unreadable().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "gaps",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what customers needed and no article answered, the worst first: in how many",
        "conversations it came up, their mean risk, and turns that say it, redacted."
      })
  int gaps(
      @Option(
              names = "--state",
              paramLabel = "DIR",
              description = "The state of the service (default: tocsin-state).")
          Optional<Path> state) {
    try (var database = Database.open(state.orElseGet(Places::state).resolve("tocsin.db"))) {
      var gaps = GapLog.newest(database);
      System.err.printf("grouping %d turns%n", gaps.size());
      for (var need : GapReport.of(gaps, Engine.encoder(Places.vectors())).clusters()) {
        System.out.printf("%d conversations, risk %.2f%n", need.conversations(), need.risk());
        need.examples()
            .forEach(gap -> System.out.printf("  %s: %s%n", gap.conversation(), gap.said()));
      }
    }
    return 0;
  }

  private static void progress(String name) {
    System.err.println("reading " + name);
  }
}

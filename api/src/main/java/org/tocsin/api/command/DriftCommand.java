package org.tocsin.api.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tocsin.api.learning.Drifting;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.model.language.Redactor;
import org.tocsin.training.Corpus;
import org.tocsin.training.Split;
import org.tocsin.training.backtest.Backtest.Case;
import org.tocsin.training.drift.Drift;
import org.tocsin.training.drift.Drift.Finding;
import org.tocsin.training.drift.Weeks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether what a place hears is still what it was. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = {
      "Holds the latest conversations of a state folder against those before, or against what the"
          + " shipped model learnt from: features, meaning, channels, beliefs, how many ring and how"
          + " many escalate, and beliefs against labels; as a whole, and per channel and vertical.",
      "Exits with 0 whether or not something shifted."
    })
final class DriftCommand implements Callable<Integer> {
  @Option(
      names = "--days",
      defaultValue = "7",
      description =
          "So many days are the latest; four times as many before them are the measure (default:"
              + " ${DEFAULT-VALUE}).")
  int days = 7;

  @Option(
      names = "--against-corpus",
      description = "Hold them against the learning side of the shipped corpus instead.")
  boolean againstCorpus;

  @Option(names = "--all", description = "Show also what did not shift.")
  boolean all;

  @Mixin Engine engine = new Engine();

  @Override
  public Integer call() {
    if (days < 1) {
      throw new WrongArguments("--days must be at least 1: was " + days);
    }
    Path state = engine.state.orElseThrow(() -> new WrongArguments("--state is needed"));
    var weeks = Weeks.of(reader -> OwnConversations.eachCase(state, reader), Duration.ofDays(days));
    var before = againstCorpus ? Weeks.sample(corpus()) : weeks.before();
    var model = engine.model();
    var encoder = Engine.encoder(Places.vectors());
    System.err.printf(
        "hearing %d conversations, and %d of before%n", weeks.now().size(), before.size());
    var drift =
        Drift.between(
            Drifting.observed(before, model, encoder),
            Drifting.observed(weeks.now(), model, encoder));
    lines(drift).forEach(System.out::println);
    return 0;
  }

  private static List<Case> corpus() {
    var redactor = new Redactor();
    return Split.of(Corpus.conversations(), Corpus.sides(), 0).learning().stream()
        .map(c -> c.redacted(text -> redactor.redact(text).text()))
        .map(c -> new Case(c.transcript(), Optional.of(c.label())))
        .toList();
  }

  private Stream<String> lines(Drift drift) {
    if (drift.findings().isEmpty()) {
      return Stream.of(
          "too few conversations to tell: %d, and %d of before; %d of each are needed"
              .formatted(drift.now(), drift.before(), Drift.LEAST));
    }
    var shown = all ? drift.findings() : drift.shifted();
    return Stream.concat(
        Stream.of(
            "%d of %d looks shifted, at %d conversations against %d"
                .formatted(
                    drift.shifted().size(), drift.findings().size(), drift.now(), drift.before())),
        shown.stream().map(DriftCommand::line));
  }

  private static String line(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%-8s %-28s %-24s %.3f (by chance up to %.3f)  %s",
        finding.shifted() ? "shifted" : "",
        finding.what(),
        finding.segment(),
        finding.value(),
        finding.limit(),
        finding.words());
  }
}

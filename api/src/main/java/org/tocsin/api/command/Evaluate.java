package org.tocsin.api.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.report.Expected;
import org.tocsin.training.Comparison;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.ConversationFile.BadLine;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Labelled conversations → how good the model is, beside simpler predictors. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on labelled conversations, beside the baselines it must beat.",
      "The baselines learn from the learning side of the shipped corpus. Every run is noted in"
          + " test-looks.log, in the state folder if --state names one, else in ~/.cache/tocsin.",
      "With --state the report is kept there, too, and the console's page of the model draws it."
    })
final class Evaluate implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Labelled conversations (default: the test side of the shipped corpus).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write every figure as JSON; - is stdout.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the figures with plots as one page that needs nothing else.")
  Optional<String> html = Optional.empty();

  @Option(
      names = "--baselines",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Learn the baselines, which takes a minute or two (default: yes).")
  boolean baselines = true;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "Compare with the figures in this file, and fail where one differs by more than machines"
              + " do.")
  Optional<Path> expect = Optional.empty();

  @Option(
      names = "--brief",
      paramLabel = "FILE",
      description = "Write the few figures that --expect reads.")
  Optional<Path> brief = Optional.empty();

  @Mixin Engine engine = new Engine();

  @Spec @Nullable CommandSpec spec;

  /** What is measured, in words, and what could not be read of it. */
  private record Measured(
      String name, List<LabelledConversation> conversations, List<BadLine> badLines) {}

  @Override
  public Integer call() {
    var measuring = Measuring.of(requireNonNull(spec), out, html, baselines).keptIn(engine.state);
    measuring.check();
    brief.ifPresent(file -> Measuring.writable(file.toString()));
    var expected = expect.map(Expected::read);
    var corpus = Split.of(Corpus.conversations(), Corpus.sides(), 0);
    var measured = data.map(Evaluate::in).orElseGet(() -> shipped(corpus));
    measured.badLines().forEach(System.err::println);
    var conversations = measured.conversations();
    if (conversations.isEmpty()) {
      throw new IllegalArgumentException(measured.name() + " holds no labelled conversation");
    }
    System.err.printf("evaluating on %s%n", measured.name());
    var model = engine.model();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TestLooks.note(
        engine.state,
        now,
        model.version().value(),
        Comparison.hash(conversations),
        measuring.command());
    var report =
        measuring.of(
            model,
            Engine.encoder(Places.vectors()),
            corpus.learning(),
            conversations,
            measured.name(),
            now);
    if (!out.equals(Optional.of("-")) && !html.equals(Optional.of("-"))) {
      System.out.println(Report.of(report));
    }
    var few = Expected.of(model.version().value(), report);
    brief.ifPresent(few::write);
    var differences = expected.map(e -> e.differences(few)).orElse(List.of());
    differences.forEach(System.out::println);
    return measured.badLines().isEmpty() && differences.isEmpty() ? 0 : 1;
  }

  private static Measured in(Path file) {
    var contents = ConversationFile.labelled(file);
    return new Measured(file.toString(), contents.conversations(), contents.badLines());
  }

  private static Measured shipped(Split corpus) {
    return new Measured("the test side of the shipped corpus", corpus.test(), List.of());
  }
}

package org.tocsin.api.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.Comparison;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.ConversationFile.Contents;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Progress;
import org.tocsin.training.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two models on the same labelled conversations, scored anew with both. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "The figures of two models side by side, on the same conversations.")
final class CompareModels implements Callable<Integer> {
  /** Every group of the corpus has a fixed side, so no seed decides. */
  private static final long NO_MATTER = 7;

  @Mixin RegistryFolder folder = new RegistryFolder();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A version, 'shipped', or a model's own folder.")
  String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another, likewise.")
  String second = "";

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Labelled conversations that neither model learnt from (default: the test side of the"
              + " shipped corpus).")
  Optional<Path> data = Optional.empty();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var a = folder.model(first);
    var b = folder.model(second);
    var contents = data.map(ConversationFile::labelled).orElseGet(CompareModels::testSide);
    var conversations = redacted(contents.conversations());
    TestLooks.note(
        folder.state,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        a.version() + " " + b.version(),
        Comparison.hash(contents.conversations()),
        Measuring.typed(requireNonNull(spec)));
    var encoder = Engine.encoder(Places.vectors());
    var comparison =
        new SideBySide(
            a.card(), measured(a, conversations, encoder),
            b.card(), measured(b, conversations, encoder));
    comparison.lines().forEach(System.out::println);
    contents.badLines().forEach(System.err::println);
    return contents.badLines().isEmpty() ? 0 : 1;
  }

  private static Contents<LabelledConversation> testSide() {
    return new Contents<>(
        Split.of(Corpus.conversations(), Corpus.sides(), NO_MATTER).test(), List.of());
  }

  /** As live traffic is before it is scored. */
  private List<LabelledConversation> redacted(List<LabelledConversation> conversations) {
    if (conversations.isEmpty()) {
      throw new IllegalArgumentException(
          data.map(Path::toString).orElse("the corpus") + " has no labelled conversation to score");
    }
    var redactor = new Redactor();
    return conversations.parallelStream()
        .map(c -> c.redacted(text -> redactor.redact(text).text()))
        .toList();
  }

  private static Evaluation measured(
      ServedModel model, List<LabelledConversation> conversations, SentenceEncoder encoder) {
    var scorer = model.scorer(encoder);
    var scoring = new OfflineScoring(new Assessor(scorer, model.policy()));
    var scored =
        new Progress(
            line -> System.err.printf("%s with %s%n", line, model.version()),
            "scored",
            conversations.size());
    return Evaluation.of(
        conversations.parallelStream().map(scoring::score).peek(_ -> scored.one()).toList());
  }
}

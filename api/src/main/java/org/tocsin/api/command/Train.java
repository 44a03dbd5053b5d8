package org.tocsin.api.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Retraining;
import org.tocsin.training.Sample;
import org.tocsin.training.Split;
import org.tocsin.training.Split.Side;
import org.tocsin.training.gate.Recalibration;
import org.tocsin.training.gate.TimeSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Corpus and own conversations → dataset → model → evaluation → registry. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model on the corpus and on your own labelled conversations, and holds it against the"
          + " model that serves.",
      "Of your own the latest measure and are not learnt from. A model that is worse than the margins"
          + " of the configuration is kept and not promoted; its card says why."
    })
final class Train implements Callable<Integer> {
  /** The share of one's own conversations that measure: the latest. */
  static final double MEASURED = 0.2;

  private final Redactor redactor = new Redactor();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Labelled conversations to learn from besides the corpus; may be repeated.")
  List<Path> data = List.of();

  @Option(names = "--seed", description = "Fixes every chance (default: ${DEFAULT-VALUE}).")
  long seed = 7;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = {
        "Where the model is added to the registry (default: as for serve; with --out nowhere).",
        "If the folder holds labelled conversations, they are learnt from too."
      })
  Optional<Path> state = Optional.empty();

  @Option(
      names = "--most",
      defaultValue = "20000",
      description =
          "Of more labelled conversations of your own, in the folder and in files, a sample of so many"
              + " is learnt from and measured on: their features are held in memory (default:"
              + " ${DEFAULT-VALUE}).")
  int most = 20_000;

  @Option(
      names = "--recalibrate-only",
      description =
          "Train no network: fit the beliefs of the model that serves to your own labels. For when"
              + " there are few.")
  boolean recalibrateOnly;

  @Option(
      names = "--threads",
      description =
          "How many processors the training may take (default: half of them, so that a service beside"
              + " it is not disturbed).")
  int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Mixin Promotion promotion = new Promotion();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the model's files into this folder.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write every figure of the test side as JSON, as evaluate does; - is stdout.")
  Optional<String> report = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the figures with plots as one page, as evaluate does.")
  Optional<String> html = Optional.empty();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new WrongArguments("--threads must be at least 1: was " + threads);
    }
    if (most < 1) {
      throw new WrongArguments("--most must be at least 1: was " + most);
    }
    return Background.run(threads, this::train);
  }

  private int train() {
    var registry = registry();
    var measuring =
        Measuring.of(requireNonNull(spec), report, html, report.isPresent() || html.isPresent())
            .keptIn(registryFolder());
    measuring.check();
    promotion.check(registry.isPresent());
    var bad = new ArrayList<ConversationFile.BadLine>();
    var own = own(bad);
    bad.forEach(System.err::println);
    var conversations = Stream.concat(Corpus.conversations().stream(), own.stream()).toList();
    var sides = new HashMap<>(TimeSplit.sides(own, MEASURED));
    sides.putAll(Corpus.sides());
    var encoder = Engine.encoder(Places.vectors());
    var model =
        recalibrateOnly
            ? recalibrated(registry, encoder, own, sides)
            : trained(encoder, conversations, sides);
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TestLooks.note(
        state, now, model.version().value(), model.provenance().data(), measuring.command());
    out.ifPresent(folder -> ModelRegistry.write(model, folder));
    System.out.println(Report.of(model));
    boolean refused =
        registry.isPresent() && refused(registry.get(), model, encoder, own, sides, now);
    if (measuring.asked()) {
      var split = Split.of(conversations, sides, seed);
      measuring.of(
          model, encoder, split.learning(), split.test(), "the test side of its data", now);
    }
    return bad.isEmpty() && !refused ? 0 : 1;
  }

  private ServedModel trained(
      SentenceEncoder encoder, List<LabelledConversation> conversations, Map<String, Side> sides) {
    return new Retraining(
            encoder,
            this::redact,
            Hyperparameters.DEFAULT,
            seed,
            Places.code(),
            Optional.of(
                state.map(s -> s.resolve("training")).orElse(Places.cache().resolve("training"))),
            System.err::println)
        .run(conversations, Corpus.ratedTurns(), sides);
  }

  private ServedModel recalibrated(
      Optional<ModelRegistry> registry,
      SentenceEncoder encoder,
      List<LabelledConversation> own,
      Map<String, Side> sides) {
    return new Recalibration(encoder, Places.code(), System.err::println)
        .of(
            registry.map(ModelRegistry::served).orElseGet(ModelRegistry::shipped),
            Split.of(redacted(own), sides, seed));
  }

  /** Adds the model, holds it against the one that serves, and promotes it if it may. */
  private boolean refused(
      ModelRegistry registry,
      ServedModel model,
      SentenceEncoder encoder,
      List<LabelledConversation> own,
      Map<String, Side> sides,
      Instant now) {
    registry.add(model);
    return promotion.refused(
        registry,
        model,
        encoder,
        redacted(Split.of(own, sides, seed).test()),
        redacted(Split.of(Corpus.conversations(), sides, seed).test()),
        now);
  }

  private List<LabelledConversation> redacted(List<LabelledConversation> conversations) {
    return conversations.parallelStream().map(c -> c.redacted(this::redact)).toList();
  }

  private String redact(String text) {
    return redactor.redact(text).text();
  }

  private List<LabelledConversation> own(List<ConversationFile.BadLine> bad) {
    var sample = new Sample<LabelledConversation>(most, c -> c.transcript().id());
    data.forEach(file -> bad.addAll(ConversationFile.each(file, sample::add)));
    state
        .filter(OwnConversations::in)
        .ifPresent(folder ->
            System.err.println(folder + ": " + OwnConversations.each(folder, sample::add)));
    var drawn = sample.conversations();
    if (drawn.size() < sample.seen()) {
      System.err.printf("a sample of %d of %d is used%n", drawn.size(), sample.seen());
    }
    return drawn;
  }

  private Optional<ModelRegistry> registry() {
    return registryFolder().map(Engine::registry);
  }

  private Optional<Path> registryFolder() {
    return state.or(() -> out.isPresent() ? Optional.empty() : Optional.of(Places.state()));
  }
}

package org.tocsin.api.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Retraining;
import org.tocsin.training.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Corpus and own conversations → dataset → model → evaluation → registry. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a model on the corpus and on your own labelled conversations.")
final class Train implements Callable<Integer> {
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
      names = "--promote",
      description = "Let the new model serve; a running service on the same folder follows.")
  boolean promote;

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
    var measuring = Measuring.of(requireNonNull(spec), report, html, true);
    measuring.check();
    var registry = registry();
    if (promote && registry.isEmpty()) {
      throw new WrongArguments("--promote needs a registry: with --out name one with --state");
    }
    var redactor = new Redactor();
    var bad = new ArrayList<ConversationFile.BadLine>();
    var conversations = conversations(bad);
    bad.forEach(System.err::println);
    var encoder = Engine.encoder(Places.vectors());
    var model =
        new Retraining(
                encoder,
                text -> redactor.redact(text).text(),
                Hyperparameters.DEFAULT,
                seed,
                Places.code(),
                System.err::println)
            .run(conversations, Corpus.sides());
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TestLooks.note(
        state, now, model.version().value(), model.provenance().data(), measuring.command());
    out.ifPresent(folder -> ModelRegistry.write(model, folder));
    registry.ifPresent(r -> keep(model, r));
    System.out.println(Report.of(model));
    if (measuring.asked()) {
      var split = Split.of(conversations, Corpus.sides(), seed);
      measuring.of(
          model, encoder, split.learning(), split.test(), "the test side of its data", now);
    }
    return bad.isEmpty() ? 0 : 1;
  }

  private List<LabelledConversation> conversations(List<ConversationFile.BadLine> bad) {
    var all = new ArrayList<>(Corpus.conversations());
    for (var file : data) {
      var contents = ConversationFile.labelled(file);
      all.addAll(contents.conversations());
      bad.addAll(contents.badLines());
    }
    state
        .filter(OwnConversations::in)
        .ifPresent(folder -> all.addAll(OwnConversations.of(folder, System.err::println)));
    return all;
  }

  private Optional<ModelRegistry> registry() {
    return state
        .or(() -> out.isPresent() ? Optional.empty() : Optional.of(Places.state()))
        .map(Engine::registry);
  }

  private void keep(ServedModel model, ModelRegistry registry) {
    registry.add(model);
    if (promote) {
      registry.promote(model.version());
    }
  }
}

package org.tocsin.training.benchmark;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Predictions;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.Comparison;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Split;
import org.tocsin.training.Split.Side;

/**
 * What the rows work with.
 *
 * @param model the default one
 * @param encoder one that remembers
 * @param forgetful the same without a memory, to take the time of
 * @param corpus what the product ships
 * @param data the folder of public data sets, if there is one
 * @param redaction what live traffic passes through; thread-safe
 * @param trainer makes models as the default one was made
 * @param progress is told a line now and then
 */
public record Bench(
    ServedModel model,
    SentenceEncoder encoder,
    Supplier<SentenceEncoder> forgetful,
    Split corpus,
    Optional<Path> data,
    UnaryOperator<String> redaction,
    Trainer trainer,
    Consumer<String> progress) {
  /** Of every draw and every division into folds. */
  static final long SEED = 7;

  /** Makes a model. */
  @FunctionalInterface
  public interface Trainer {
    /**
     * Learns from conversations, and measures on those of the test side.
     *
     * @param sides of the groups
     */
    ServedModel train(List<LabelledConversation> conversations, Map<String, Side> sides, long seed);
  }

  /** Whether the files of a row are there. */
  public boolean has(Row row) {
    return row.about().files().stream()
        .allMatch(f -> data.filter(folder -> Files.isReadable(folder.resolve(f))).isPresent());
  }

  /** SHA-256 of all that decides a row's figures, but for the code. */
  public String hash(Row row) {
    var all = new StringBuilder(model.card() + "\n" + Hyperparameters.DEFAULT + "\n");
    all.append(corpus.hash()).append('\n').append(Comparison.hash(corpus.learning()));
    all.append('\n').append(Comparison.hash(corpus.test()));
    row.about().files().forEach(f -> all.append('\n').append(f).append(' ').append(hash(file(f))));
    return DigestUtils.sha256Hex(all.toString());
  }

  private static String hash(Path file) {
    try (var in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  Path file(String name) {
    return data.orElseThrow(() -> new IllegalStateException("no data folder was given"))
        .resolve(name);
  }

  /** The conversations of a public data set; a bad line of it is told and left out. */
  List<LabelledConversation> conversations(String name) {
    var contents = ConversationFile.labelled(file(name));
    contents.badLines().forEach(line -> progress.accept(line.toString()));
    return contents.conversations();
  }

  /** The side of each group of the corpus. */
  Map<String, Side> sides() {
    return Stream.of(
            sides(corpus.train(), Side.TRAIN),
            sides(corpus.validation(), Side.VALIDATION),
            sides(corpus.test(), Side.TEST))
        .flatMap(sides -> sides.entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Side> sides(List<LabelledConversation> conversations, Side side) {
    return conversations.stream()
        .collect(toMap(c -> c.transcript().group(), _ -> side, (a, _) -> a));
  }

  /** A model that has learnt from these conversations alone. */
  ServedModel learnt(List<LabelledConversation> learning) {
    return trainer.train(learning, sides(learning, Side.TRAIN), SEED);
  }

  RiskScorer scorer(ServedModel of) {
    return of.scorer(encoder);
  }

  OfflineScoring scoring(ServedModel of) {
    return new OfflineScoring(new Assessor(scorer(of), of.policy()));
  }

  Comparison comparison(ServedModel of) {
    return new Comparison(of, encoder, redaction, SEED, progress);
  }

  /** What a model says of conversations that it has not seen. */
  Predictions said(
      ServedModel of, List<LabelledConversation> learning, List<LabelledConversation> measured) {
    return comparison(of).predictions(List.of(), learning, measured).getFirst();
  }
}

package org.tocsin.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.classifier.Dl4jTrainer;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.registry.FinishedParts;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.Provenance;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.Folds.Held;
import org.tocsin.training.Split.Side;

/**
 * From labelled conversations to a model that could serve. The same conversations, seed and encoder
 * give the same model on one machine.
 */
public final class Retraining {
  /** What is said of a learning conversation comes from networks that have not seen its group. */
  static final int FOLDS = 5;

  private final SentenceEncoder encoder;
  private final UnaryOperator<String> redaction;
  private final Hyperparameters how;
  private final long seed;
  private final String code;
  private final Optional<Path> unfinished;
  private final Consumer<String> progress;

  /**
   * A training that keeps nothing of what it finishes.
   *
   * @param redaction what live traffic passes through before it is stored
   * @param code names the code that trains, for the provenance
   * @param progress is told a line now and then, by several threads
   */
  public Retraining(
      SentenceEncoder encoder,
      UnaryOperator<String> redaction,
      Hyperparameters how,
      long seed,
      String code,
      Consumer<String> progress) {
    this(encoder, redaction, how, seed, code, Optional.empty(), progress);
  }

  /**
   * The same, which goes on where one that was stopped had come to.
   *
   * @param unfinished where finished parts are kept until the training is done
   */
  public Retraining(
      SentenceEncoder encoder,
      UnaryOperator<String> redaction,
      Hyperparameters how,
      long seed,
      String code,
      Optional<Path> unfinished,
      Consumer<String> progress) {
    this.unfinished = unfinished;
    this.encoder = encoder;
    this.redaction = redaction;
    this.how = how;
    this.seed = seed;
    this.code = code;
    this.progress = progress;
  }

  /**
   * Trains on the train and validation sides of the split, in folds that each choose for the
   * others, and measures on its test side.
   *
   * @param rated teach what a turn's mood is, beside the conversations' own
   * @param fixed the side of each group that has one
   */
  public ServedModel run(
      List<LabelledConversation> conversations, List<RatedTurn> rated, Map<String, Side> fixed) {
    var split = Split.of(redacted(conversations), fixed, seed);
    var moods = rated.stream().map(turn -> turn.redacted(redaction)).toList();
    Encoding.ahead(encoder, split.all(), progress);
    moods.parallelStream().forEach(turn -> encoder.encode(turn.text()));
    var parts = parts(split, moods);
    var learnt = learnt(split.learning(), moods, parts);
    var folds = learnt.folds();
    var classifier = Dl4jClassifier.averaging(folds.classifiers(), folds.calibration());
    var policy = folds.policy();
    progress.accept(outOfFold(Evaluation.of(folds.scored())));
    var scorer = new RiskScorer(encoder, learnt.heads(), learnt.features(), classifier);
    var evaluation = Evaluation.of(scored(scorer, policy, split.test()));
    parts.clear();
    var data = data(conversations, rated);
    return new ServedModel(
        new ModelVersion("tocsin-" + data.substring(0, 8) + "-seed" + seed),
        learnt.features(),
        classifier,
        learnt.heads(),
        policy,
        provenance(data, split, folds.baseRate()),
        evaluation);
  }

  /** What is learnt before anything is chosen or measured. */
  private record Learnt(TurnHeads heads, FeatureExtractor features, Folds folds) {}

  private Learnt learnt(
      List<LabelledConversation> learning, List<RatedTurn> moods, FinishedParts parts) {
    var listening = new Listening(encoder, moods, seed, parts, progress);
    var heads = parts.heads("all", () -> listening.learn(learning));
    var prefixes = Prefixes.of(listening.heardByOthers(learning, FOLDS, heads.speakers()));
    var reading = parts.reading("all", () -> listening.reading(learning, heads.speakers()));
    var features = prefixes.features(reading);
    return new Learnt(heads, features, folds(prefixes, features, parts));
  }

  /** Of this training alone: all that decides what its parts are is in the folder's name. */
  private FinishedParts parts(Split split, List<RatedTurn> moods) {
    return unfinished
        .map(folder -> {
          var all =
              List.of(
                  data(split.learning(), moods),
                  split.hash(),
                  encoder.version(),
                  how.toString(),
                  code);
          var name = DigestUtils.sha256Hex(String.join("\n", all)).substring(0, 16);
          return FinishedParts.in(folder.resolve(name + "-seed" + seed), progress);
        })
        .orElseGet(FinishedParts::none);
  }

  private static String outOfFold(Evaluation figures) {
    return "out of fold: matched AUROC at %% of turns %s, landmark AUROC after turns %s"
        .formatted(figures.matched(), figures.landmark());
  }

  /*
   * With a few hundred conversations a fixed validation side is too small to calibrate and to place
   * a threshold at one in twenty calm conversations. So every fold is once the validation side of a
   * network that has not seen it; the beliefs on all folds together calibrate and choose the policy,
   * and the networks serve together.
   */
  private Folds folds(Prefixes prefixes, FeatureExtractor features, FinishedParts parts) {
    var classifiers =
        IntStream.range(0, FOLDS)
            .parallel()
            .mapToObj(
                fold -> parts.network("fold-" + fold, () -> withoutFold(fold, prefixes, features)))
            .toList();
    var held = new ArrayList<Held>();
    for (int fold = 0; fold < FOLDS; fold++) {
      var classifier = classifiers.get(fold);
      for (int i = 0; i < prefixes.conversations().size(); i++) {
        var perceived = prefixes.conversations().get(i);
        var conversation = perceived.conversation();
        if (fold(conversation) == fold && conversation.label().seen() > 0) {
          var beliefs = classifier.classify(prefixes.seen(i, features));
          held.add(new Held(conversation, beliefs, perceived.demands()));
        }
      }
    }
    return Folds.of(classifiers, held);
  }

  private Dl4jClassifier withoutFold(int fold, Prefixes prefixes, FeatureExtractor features) {
    var others = prefixes.rows(features, c -> fold(c) != fold);
    var theirs = prefixes.rows(features, c -> fold(c) == fold);
    return new Dl4jTrainer(how, seed + fold, progress).train(others, theirs);
  }

  private List<LabelledConversation> redacted(List<LabelledConversation> conversations) {
    return conversations.stream().map(c -> c.redacted(redaction)).toList();
  }

  private static int fold(LabelledConversation conversation) {
    return conversation.fold(FOLDS);
  }

  private static List<ScoredConversation> scored(
      RiskScorer scorer, AlertPolicy policy, List<LabelledConversation> conversations) {
    var scoring = new OfflineScoring(new Assessor(scorer, policy));
    return conversations.stream().map(scoring::score).toList();
  }

  private Provenance provenance(String data, Split split, double baseRate) {
    return new Provenance(
        data,
        split.hash(),
        split.train().size(),
        split.validation().size(),
        split.test().size(),
        seed,
        how,
        encoder.version(),
        code,
        Runtime.version().toString(),
        OptionalDouble.of(baseRate));
  }

  /** SHA-256 of what is learnt from and measured on, whatever its order. */
  static String data(List<LabelledConversation> conversations, List<RatedTurn> rated) {
    return DigestUtils.sha256Hex(
        Stream.concat(conversations.stream(), rated.stream())
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining("\n")));
  }
}

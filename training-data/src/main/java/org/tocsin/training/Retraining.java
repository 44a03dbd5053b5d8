package org.tocsin.training;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.classifier.Dl4jTrainer;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.classifier.SentimentHead;
import org.tocsin.model.classifier.SignalProbe;
import org.tocsin.model.classifier.TrainingRows;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.features.CueDetector;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.FeatureVector;
import org.tocsin.model.features.Turn;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.Provenance;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.RiskScorer;
import org.tocsin.training.Folds.Held;
import org.tocsin.training.Label.Note;
import org.tocsin.training.Split.Side;

/**
 * From labelled conversations to a model that could serve. The same conversations, seed and encoder
 * give the same model on one machine.
 */
public final class Retraining {
  /** At most this share of the calm validation conversations may ring. */
  private static final double FALSE_ALARMS = 0.05;

  /** What is said of a learning conversation comes from networks that have not seen its group. */
  static final int FOLDS = 5;

  /** More prefixes of one conversation are almost the same row again. */
  private static final int PREFIXES = 8;

  private final SentenceEncoder encoder;
  private final CueDetector cues;
  private final UnaryOperator<String> redaction;
  private final Hyperparameters how;
  private final long seed;
  private final String code;
  private final Consumer<String> progress;

  /**
   * @param redaction what live traffic passes through before it is stored
   * @param code names the code that trains, for the provenance
   * @param progress is told a line now and then
   */
  public Retraining(
      SentenceEncoder encoder,
      UnaryOperator<String> redaction,
      Hyperparameters how,
      long seed,
      String code,
      Consumer<String> progress) {
    this.encoder = encoder;
    this.cues = new CueDetector(encoder);
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
   * @param fixed the side of each group that has one
   */
  public ServedModel run(List<LabelledConversation> conversations, Map<String, Side> fixed) {
    var split = Split.of(redacted(conversations), fixed, seed);
    encodeAll(split);
    var learning = split.learning();
    var heads = heads(learning, seed);
    var perceived = perceivedByOthers(learning);
    var features = FeatureExtractor.learn(perceived, how.wordsPerSide());
    var folds = folds(learning, perceived, features);
    var classifier = Dl4jClassifier.averaging(folds.classifiers(), folds.calibration());
    var policy = policy(folds.scored());
    progress.accept(outOfFold(Evaluation.of(folds.scored())));
    var scorer = new RiskScorer(encoder, cues, heads, features, classifier);
    var evaluation = Evaluation.of(scored(scorer, policy, split.test()));
    return new ServedModel(
        version(conversations),
        features,
        classifier,
        heads,
        policy,
        provenance(conversations, split),
        evaluation);
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
  private Folds folds(
      List<LabelledConversation> conversations, List<List<Turn>> turns, FeatureExtractor features) {
    var classifiers = new ArrayList<Dl4jClassifier>();
    var held = new ArrayList<Held>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      var others = rows(conversations, turns, features, c -> fold(c) != number);
      var theirs = rows(conversations, turns, features, c -> fold(c) == number);
      var classifier = new Dl4jTrainer(how, seed + fold, progress).train(others, theirs);
      classifiers.add(classifier);
      for (int i = 0; i < conversations.size(); i++) {
        int seen = conversations.get(i).label().seen();
        if (fold(conversations.get(i)) == fold && seen > 0) {
          var shown = turns.get(i).subList(0, seen);
          held.add(new Held(conversations.get(i), beliefs(classifier, features, shown)));
        }
      }
    }
    return Folds.of(classifiers, held);
  }

  private static List<Belief> beliefs(
      Dl4jClassifier classifier, FeatureExtractor features, List<Turn> turns) {
    return classifier.classify(
        IntStream.rangeClosed(1, turns.size())
            .mapToObj(n -> features.of(turns.subList(0, n)))
            .toList());
  }

  private List<LabelledConversation> redacted(List<LabelledConversation> conversations) {
    return conversations.stream().map(c -> c.redacted(redaction)).toList();
  }

  /** Nothing but progress: whoever encodes later finds the vectors in the encoder's cache. */
  private void encodeAll(Split split) {
    var all = new ArrayList<>(split.train());
    all.addAll(split.validation());
    all.addAll(split.test());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).transcript().turns().forEach(t -> encoder.encode(t.text()));
      if ((i + 1) % 50 == 0 || i + 1 == all.size()) {
        progress.accept("encoded %d of %d conversations".formatted(i + 1, all.size()));
      }
    }
  }

  private SentimentHead sentimentHead(List<LabelledConversation> conversations, long headSeed) {
    var vectors = new ArrayList<float[]>();
    var sentiments = new ArrayList<Double>();
    for (var conversation : conversations) {
      conversation.label().sentiments().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> {
            vectors.add(encoder.encode(conversation.transcript().turns().get(e.getKey()).text()));
            sentiments.add(e.getValue());
          });
    }
    return SentimentHead.train(vectors, sentiments, headSeed);
  }

  private TurnHeads heads(List<LabelledConversation> conversations, long headSeed) {
    return new TurnHeads(sentimentHead(conversations, headSeed), signalProbe(conversations));
  }

  /** Calm turns are no signals; an escalating conversation without marked signals says nothing. */
  private SignalProbe signalProbe(List<LabelledConversation> conversations) {
    var speakers = new ArrayList<Speaker>();
    var vectors = new ArrayList<float[]>();
    var signals = new ArrayList<Boolean>();
    for (var conversation : conversations) {
      var label = conversation.label();
      if (label.escalates() && label.signals().isEmpty()) {
        continue;
      }
      var marked = label.signals().stream().map(Note::turn).collect(toSet());
      var turns = conversation.transcript().turns();
      for (int i = 0; i < learnt(conversation); i++) {
        speakers.add(turns.get(i).speaker());
        vectors.add(encoder.encode(turns.get(i).text()));
        signals.add(i == label.seen() || marked.contains(i));
      }
    }
    return SignalProbe.train(speakers, vectors, signals);
  }

  private List<List<Turn>> perceivedByOthers(List<LabelledConversation> conversations) {
    var heads = new HashMap<Integer, TurnHeads>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      var others = conversations.stream().filter(c -> fold(c) != number).toList();
      heads.put(fold, heads(others, seed + 1 + fold));
      progress.accept("turn heads %d of %d".formatted(fold + 1, FOLDS));
    }
    return conversations.stream()
        .map(c -> perceived(c, requireNonNull(heads.get(fold(c)))))
        .toList();
  }

  private static int fold(LabelledConversation conversation) {
    return conversation.fold(FOLDS);
  }

  private List<Turn> perceived(LabelledConversation conversation, TurnHeads heads) {
    return conversation.transcript().turns().stream()
        .limit(learnt(conversation))
        .map(u -> turn(u, heads))
        .toList();
  }

  /**
   * How many turns are learnt from: those that may be seen, and the one in which it escalates. No
   * figure looks at that one, but a model that never met a demand for a manager believes less after
   * it than before.
   */
  private static int learnt(LabelledConversation conversation) {
    var label = conversation.label();
    int all = conversation.transcript().turns().size();
    return label.escalates() ? Math.min(all, label.seen() + 1) : label.seen();
  }

  private Turn turn(Utterance utterance, TurnHeads heads) {
    var vector = encoder.encode(utterance.text());
    return heads.heard(utterance, vector, cues.cues(utterance.speaker(), vector));
  }

  /** Prefixes of conversations are rows; those of one together weigh 1. */
  private static TrainingRows rows(
      List<LabelledConversation> conversations,
      List<List<Turn>> turns,
      FeatureExtractor features,
      Predicate<LabelledConversation> which) {
    var vectors = new ArrayList<FeatureVector>();
    var escalated = new ArrayList<Boolean>();
    var kinds = new ArrayList<Optional<EscalationKind>>();
    var weights = new ArrayList<Double>();
    for (int i = 0; i < conversations.size(); i++) {
      var label = conversations.get(i).label();
      var lengths =
          which.test(conversations.get(i))
              ? lengths(label.seen(), turns.get(i).size())
              : List.<Integer>of();
      for (int length : lengths) {
        vectors.add(features.of(turns.get(i).subList(0, length)));
        escalated.add(label.escalates());
        kinds.add(label.escalates() ? label.kind() : Optional.empty());
        weights.add(1.0 / lengths.size());
      }
    }
    return new TrainingRows(vectors, escalated, kinds, weights);
  }

  /** Up to so many prefixes of what may be seen, evenly spaced, and all that is learnt from. */
  private static List<Integer> lengths(int seen, int learnt) {
    int count = Math.min(PREFIXES, seen);
    return IntStream.concat(
            IntStream.rangeClosed(1, count).map(n -> Math.ceilDiv(n * seen, count)),
            IntStream.of(learnt))
        .filter(length -> length > 0)
        .distinct()
        .boxed()
        .toList();
  }

  /** The lowest threshold at which few enough of the calm validation conversations ring. */
  static AlertPolicy policy(List<ScoredConversation> validation) {
    var calm = validation.stream().filter(c -> !c.escalates()).toList();
    return IntStream.rangeClosed(10, 99)
        .mapToObj(percent -> AlertPolicy.raisingAt(percent / 100.0))
        .filter(p -> calm.stream().filter(c -> rings(p, c)).count() <= FALSE_ALARMS * calm.size())
        .findFirst()
        .orElseGet(() -> AlertPolicy.raisingAt(0.99));
  }

  private static boolean rings(AlertPolicy policy, ScoredConversation conversation) {
    return conversation.turns().stream()
        .limit(conversation.seen())
        .anyMatch(t -> t.risk() >= policy.raiseAt());
  }

  private static List<ScoredConversation> scored(
      RiskScorer scorer, AlertPolicy policy, List<LabelledConversation> conversations) {
    var scoring = new OfflineScoring(new Assessor(scorer, policy));
    return conversations.stream().map(scoring::score).toList();
  }

  private ModelVersion version(List<LabelledConversation> conversations) {
    return new ModelVersion("tocsin-" + data(conversations).substring(0, 8) + "-seed" + seed);
  }

  private Provenance provenance(List<LabelledConversation> conversations, Split split) {
    return new Provenance(
        data(conversations),
        split.hash(),
        split.train().size(),
        split.validation().size(),
        split.test().size(),
        seed,
        how,
        encoder.version(),
        code,
        Runtime.version().toString());
  }

  static String data(List<LabelledConversation> conversations) {
    return DigestUtils.sha256Hex(
        conversations.stream()
            .map(LabelledConversation::toString)
            .sorted()
            .collect(Collectors.joining("\n")));
  }
}

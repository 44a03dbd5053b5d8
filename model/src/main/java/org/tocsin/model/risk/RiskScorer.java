package org.tocsin.model.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import org.tocsin.model.classifier.Belief;
import org.tocsin.model.classifier.EscalationClassifier;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.features.Demand;
import org.tocsin.model.features.Factor;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.FeatureVector;
import org.tocsin.model.features.Turn;

/**
 * From words to a belief with its reasons. Live traffic and offline scoring call the same two
 * methods: {@link #hear} once for each text, which is the costly part, and {@link #score} for each
 * turn. Thread-safe.
 */
public final class RiskScorer {
  /** Smaller movements go with the rest. */
  private static final double WORTH_NAMING = 0.005;

  /** A remedy that lowers the belief by less is none. */
  private static final double WORTH_DOING = 0.02;

  private final SentenceEncoder encoder;
  private final TurnHeads heads;
  private final FeatureExtractor features;
  private final EscalationClassifier classifier;
  private final Map<Factor, int[]> places;
  private final double base;

  public RiskScorer(
      SentenceEncoder encoder,
      TurnHeads heads,
      FeatureExtractor features,
      EscalationClassifier classifier) {
    this.encoder = encoder;
    this.heads = heads;
    this.features = features;
    this.classifier = classifier;
    this.places = features.places();
    this.base = classifier.classify(List.of(features.average())).getFirst().probability();
  }

  /** An utterance with all that can be known about it alone. */
  public Turn hear(Utterance utterance) {
    return heard(utterance, encoder.encode(utterance.text()));
  }

  /** The same from a vector that was stored: no encoding. */
  public Turn heard(Utterance utterance, float[] vector) {
    return heads.heard(utterance, vector);
  }

  /** The belief before anything is said: that of the average training conversation. */
  public double base() {
    return base;
  }

  /**
   * The belief after the last of these turns, and what that turn changed.
   *
   * @param turns at least one, in the order in which they were said
   */
  public Risk score(List<Turn> turns) {
    var now = features.of(turns);
    var before =
        turns.size() == 1 ? features.average() : features.of(turns.subList(0, turns.size() - 1));
    return walk(before, now, turns);
  }

  /** Whether the last of these turns asks for somebody else than the agent; at least one. */
  public boolean demanded(List<Turn> turns) {
    return Demand.in(turns, this::hear);
  }

  /**
   * What the agent could say next that would lower the belief most, by trying each remedy as the
   * next turn; empty if none lowers it noticeably.
   *
   * @param turns at least one
   */
  public Optional<Remedy.Tried> remedy(List<Turn> turns) {
    double now = belief(features.of(turns)).probability();
    return Arrays.stream(Remedy.values())
        .map(remedy -> tried(remedy, turns))
        .min(Comparator.comparingDouble(Remedy.Tried::probability))
        .filter(best -> best.probability() <= now - WORTH_DOING);
  }

  private Remedy.Tried tried(Remedy remedy, List<Turn> turns) {
    var next = new ArrayList<>(turns);
    next.add(hear(Utterance.of("remedy", Speaker.AGENT, remedy.example())));
    return new Remedy.Tried(remedy, belief(features.of(next)).probability());
  }

  /*
   * The walk from the turn before to this one changes one factor after the other and notes how the
   * belief moves; a second walk goes through the factors in the opposite order, and the mean of the
   * two is what the ledger says (two of the permutations of Shapley's value: E. Štrumbelj and
   * I. Kononenko, 2010). Each walk begins at the one belief and ends at the other; a matrix product
   * rounds a row otherwise in company than alone, by some 1e-8, and that goes with the rest, so the
   * ledger adds up exactly.
   */
  private Risk walk(FeatureVector before, FeatureVector now, List<Turn> turns) {
    var order = List.copyOf(places.keySet());
    var deltas = new EnumMap<Factor, Double>(Factor.class);
    noteDeltas(deltas, beliefs(before, now, order), order);
    noteDeltas(deltas, beliefs(before, now, order.reversed()), order.reversed());
    var belief = belief(now);
    double moved = belief.probability() - belief(before).probability();
    double named = deltas.values().stream().mapToDouble(delta -> delta).sum();
    deltas.merge(Factor.REST, moved - named, Double::sum);
    return new Risk(belief, movements(deltas, turns));
  }

  private Belief belief(FeatureVector vector) {
    return classifier.classify(List.of(vector)).getFirst();
  }

  private List<Belief> beliefs(FeatureVector before, FeatureVector now, List<Factor> order) {
    return classifier.walk(
        before, now, order.stream().map(f -> places.getOrDefault(f, new int[0])).toList());
  }

  private static void noteDeltas(
      Map<Factor, Double> deltas, List<Belief> beliefs, List<Factor> order) {
    for (int i = 0; i < order.size(); i++) {
      double step = beliefs.get(i + 1).probability() - beliefs.get(i).probability();
      deltas.merge(order.get(i), step / 2, Double::sum);
    }
  }

  /** What is to be seen in the turn is named; the rest is one entry, so that the ledger adds up. */
  private static List<Movement> movements(Map<Factor, Double> deltas, List<Turn> turns) {
    var movements = new ArrayList<Movement>();
    var rest = new DoubleAdder();
    deltas.forEach((factor, delta) ->
        factor
            .words(turns)
            .filter(_ -> factor != Factor.REST && Math.abs(delta) >= WORTH_NAMING)
            .ifPresentOrElse(
                words -> movements.add(movement(factor, delta, words, turns)),
                () -> rest.add(delta)));
    movements.sort((a, b) -> Double.compare(Math.abs(b.delta()), Math.abs(a.delta())));
    Factor.REST
        .words(turns)
        .ifPresent(words -> movements.add(movement(Factor.REST, rest.sum(), words, turns)));
    return movements;
  }

  private static Movement movement(Factor factor, double delta, String words, List<Turn> turns) {
    return new Movement(turns.size() - 1, factor, delta, words, factor.spans(turns.getLast()));
  }
}

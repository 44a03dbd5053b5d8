package org.tocsin.model.classifier;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.features.Act;
import org.tocsin.model.features.Pooling;
import org.tocsin.model.features.SparseVector;
import org.tocsin.model.features.Standardizer;
import org.tocsin.model.features.Turn;
import org.tocsin.model.features.WordCounts;

/**
 * A simple predictor that the network has to beat. Those that learn see each training conversation
 * at a quarter, a half, three quarters and all of its turns.
 */
public enum Baseline {
  /** The share of escalations, whatever is said. */
  MAJORITY {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      double share = escalates.stream().mapToDouble(e -> e ? 1 : 0).average().orElse(0.5);
      return _ -> share;
    }
  },
  /** The longer, the more likely. */
  LENGTH {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      return turns -> turns.size() / (turns.size() + 10.0);
    }
  },
  /** The worse the mood of the customer's last turn, the more likely. */
  LAST_SENTIMENT {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      return turns -> 0.5 - lastSentiment(turns) / 4;
    }
  },
  /** The more often the words of {@link Act}s that tell of trouble occur, the more likely. */
  CUE_WORDS {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      return turns -> {
        double found = turns.stream().mapToInt(Baseline::troubles).sum();
        return found / (found + 1);
      };
    }
  },
  /** Logistic regression on single words and pairs of neighbours per side. */
  NGRAMS {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      return ngrams(conversations, escalates, Set.of(Speaker.CUSTOMER, Speaker.AGENT));
    }
  },
  /** Logistic regression on the encoder's vectors pooled per side. */
  VECTORS {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      var prefixes = prefixes(conversations);
      var standard = Standardizer.of(prefixes.stream().map(Pooling::of).toList());
      int size = standard.means().size();
      var fitted =
          LogisticRegression.fit(
              prefixes.stream().map(p -> vector(p, standard)).toList(),
              perPrefix(escalates),
              size,
              VECTORS_COST);
      return turns -> fitted.probability(vector(turns, standard));
    }
  },
  /** The mean of the logits of the two before. */
  NGRAMS_AND_VECTORS {
    @Override
    public Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates) {
      var ngrams = NGRAMS.learn(conversations, escalates);
      var vectors = VECTORS.learn(conversations, escalates);
      return turns ->
          Calibration.sigmoid(
              (Calibration.logit(ngrams.belief(turns)) + Calibration.logit(vectors.belief(turns)))
                  / 2);
    }
  };

  /*
   * The best of 0.3 … 30 and of 0.00001 … 0.003, in folds over the corpus' learning side; the figures
   * are in training-data/RATIONALE.md. A baseline that is not at its best proves nothing.
   */
  private static final double NGRAMS_COST = 1;
  private static final double VECTORS_COST = 0.001;

  private static final int LEAST = 3;
  private static final int MOST = 20_000;

  private static final Set<Act> TROUBLE =
      Set.of(
          Act.ASKS_FOR_SOMEONE_ELSE,
          Act.HAS_CONTACTED_BEFORE,
          Act.PROMISE_BROKEN,
          Act.SPEAKS_OF_LEAVING,
          Act.SPEAKS_OF_COMPLAINING,
          Act.SAYS_WHAT_IT_COSTS,
          Act.REJECTS_THE_ANSWER);

  /** What a baseline has learnt. Thread-safe. */
  @FunctionalInterface
  public interface Predictor {
    /**
     * How likely the conversation is to escalate later, 0..1; only the order means something.
     *
     * @param turns so far, at least one
     */
    double belief(List<Turn> turns);
  }

  /**
   * Learns from conversations.
   *
   * @param conversations the turns that may be seen, at least one each
   * @param escalates what came of each
   */
  public abstract Predictor learn(List<List<Turn>> conversations, List<Boolean> escalates);

  /** {@link #NGRAMS} on the words of some sides only. */
  public static Predictor ngrams(
      List<List<Turn>> conversations, List<Boolean> escalates, Set<Speaker> sides) {
    var words =
        sides.stream()
            .sorted()
            .map(side -> WordCounts.learn(conversations, side, LEAST, MOST))
            .toList();
    var fitted =
        LogisticRegression.fit(
            prefixes(conversations).stream().map(p -> counted(p, words)).toList(),
            perPrefix(escalates),
            words.stream().mapToInt(WordCounts::size).sum(),
            NGRAMS_COST);
    return turns -> fitted.probability(counted(turns, words));
  }

  private static List<List<Turn>> prefixes(List<List<Turn>> conversations) {
    return conversations.stream().flatMap(Baseline::quarters).toList();
  }

  private static Stream<List<Turn>> quarters(List<Turn> turns) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(quarter -> turns.subList(0, Math.ceilDiv(quarter * turns.size(), 4)));
  }

  private static List<Boolean> perPrefix(List<Boolean> escalates) {
    return escalates.stream().flatMap(e -> Stream.of(e, e, e, e)).toList();
  }

  private static SparseVector counted(List<Turn> turns, List<WordCounts> sides) {
    return SparseVector.joined(
        sides.stream().map(side -> side.of(turns)).toList(),
        sides.stream().map(WordCounts::size).toList());
  }

  private static SparseVector vector(List<Turn> turns, Standardizer standard) {
    return SparseVector.of(standard.apply(Pooling.of(turns)));
  }

  private static double lastSentiment(List<Turn> turns) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).sentiment().isPresent()) {
        return Math.clamp(turns.get(i).sentiment().getAsDouble(), -2, 2);
      }
    }
    return 0;
  }

  private static int troubles(Turn turn) {
    return TROUBLE.stream()
        .filter(act -> turn.utterance().speaker() == act.speaker())
        .mapToInt(act -> act.spans(turn.utterance().text()).size())
        .sum();
  }
}

package org.tocsin.model.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.Reading;
import org.tocsin.model.features.Reading.Rows;
import org.tocsin.model.features.Reading.Weights;
import org.tocsin.model.features.SparseVector;
import org.tocsin.model.features.Turn;

/**
 * Learns a {@link Reading}: logistic regressions on the words and on the pooled vectors of training
 * conversations at a quarter, a half, three quarters and all of their turns.
 */
public final class ReadingTrainer {
  /** As for the baselines of the same make. */
  private static final double WORDS_COST = 1;

  private static final double VECTORS_COST = 0.001;

  private ReadingTrainer() {}

  /**
   * Learns from conversations; three columns.
   *
   * @param conversations the turns that may be seen, at least one each; some escalate, some do not
   * @param kinds how they escalate; empty if they do not, or if nobody said
   */
  public static Reading learn(
      List<List<Turn>> conversations,
      List<Boolean> escalates,
      List<Optional<EscalationKind>> kinds) {
    var prefixes = conversations.stream().flatMap(ReadingTrainer::quarters).toList();
    var rows = Rows.learn(conversations, prefixes);
    var words = prefixes.stream().map(rows::words).toList();
    var vectors = prefixes.stream().map(rows::vectors).toList();
    var of = new Fitting(rows, words, vectors);
    var ofKind =
        of.only(
            IntStream.range(0, prefixes.size())
                .filter(i -> kinds.get(i / 4).isPresent())
                .boxed()
                .toList());
    var named = kinds.stream().flatMap(Optional::stream).toList();
    return rows.with(
        of.fit(perPrefix(escalates)),
        Arrays.stream(EscalationKind.values())
            .parallel()
            .map(kind -> ofKind.fit(perPrefix(named.stream().map(k -> k == kind).toList())))
            .toList());
  }

  private record Fitting(Rows rows, List<SparseVector> words, List<SparseVector> vectors) {
    Fitting only(List<Integer> places) {
      return new Fitting(
          rows,
          places.stream().map(words::get).toList(),
          places.stream().map(vectors::get).toList());
    }

    /** Where all or none are true there is nothing to tell apart: weights of zero. */
    Weights fit(List<Boolean> truths) {
      return new Weights(
          LogisticRegression.weights(words, truths, rows.countOfWords(), WORDS_COST),
          LogisticRegression.weights(vectors, truths, rows.countOfNumbers(), VECTORS_COST));
    }
  }

  private static Stream<List<Turn>> quarters(List<Turn> turns) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(quarter -> turns.subList(0, Math.ceilDiv(quarter * turns.size(), 4)));
  }

  private static List<Boolean> perPrefix(List<Boolean> truths) {
    return truths.stream().flatMap(t -> Stream.of(t, t, t, t)).toList();
  }
}

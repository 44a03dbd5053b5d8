package org.tocsin.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tocsin.model.classifier.TrainingRows;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.FeatureVector;
import org.tocsin.model.features.Turn;

/**
 * Conversations as training rows: what was known after some of their turns, and what came of it.
 */
final class Prefixes {
  /** More prefixes of one conversation are almost the same row again. */
  private static final int MOST = 8;

  private Prefixes() {}

  /** Prefixes of conversations are rows; those of one together weigh 1. */
  static TrainingRows rows(
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
    int count = Math.min(MOST, seen);
    return IntStream.concat(
            IntStream.rangeClosed(1, count).map(n -> Math.ceilDiv(n * seen, count)),
            IntStream.of(learnt))
        .filter(length -> length > 0)
        .distinct()
        .boxed()
        .toList();
  }
}

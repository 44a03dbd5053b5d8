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
import org.tocsin.model.features.Reading;

/**
 * Conversations as training rows: what was known after some of their turns, and what came of it.
 * Every turn that may be seen is there once, so that nothing is computed twice.
 *
 * @param raw for each conversation the raw features after each of its turns
 */
record Prefixes(List<Perceived> conversations, List<List<float[]>> raw) {

  static Prefixes of(List<Perceived> conversations) {
    return new Prefixes(
        conversations,
        conversations.stream()
            .parallel()
            .map(c -> IntStream.rangeClosed(1, c.turns().size()).mapToObj(c::after).toList())
            .toList());
  }

  /** The features on the scale of all these rows, for serving with a reading of all. */
  FeatureExtractor features(Reading reading) {
    return FeatureExtractor.learn(reading, raw.stream().flatMap(List::stream).toList());
  }

  /** What may be seen of a conversation, turn by turn. */
  List<FeatureVector> seen(int conversation, FeatureExtractor features) {
    return raw.get(conversation).stream()
        .limit(conversations.get(conversation).conversation().label().seen())
        .map(features::scaled)
        .toList();
  }

  /** Rows of some conversations; those of one together weigh 1. */
  TrainingRows rows(FeatureExtractor features, Predicate<LabelledConversation> which) {
    var vectors = new ArrayList<FeatureVector>();
    var escalated = new ArrayList<Boolean>();
    var kinds = new ArrayList<Optional<EscalationKind>>();
    var weights = new ArrayList<Double>();
    for (int i = 0; i < conversations.size(); i++) {
      var label = conversations.get(i).conversation().label();
      var rows = which.test(conversations.get(i).conversation()) ? raw.get(i) : List.<float[]>of();
      for (var row : rows) {
        vectors.add(features.scaled(row));
        escalated.add(label.escalates());
        kinds.add(label.escalates() ? label.kind() : Optional.empty());
        weights.add(1.0 / rows.size());
      }
    }
    return new TrainingRows(vectors, escalated, kinds, weights);
  }
}

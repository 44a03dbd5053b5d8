package org.tocsin.training;

import java.util.List;
import java.util.Set;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.features.Reading;
import org.tocsin.model.features.Turn;

/**
 * A conversation as it is heard.
 *
 * @param turns those that are learnt from
 * @param demands the turns that ask for somebody else, 0-based
 * @param reading what words and meaning are read with
 */
record Perceived(
    LabelledConversation conversation, List<Turn> turns, Set<Integer> demands, Reading reading) {
  Perceived {
    turns = List.copyOf(turns);
    demands = Set.copyOf(demands);
  }

  /** The raw features after so many turns. */
  float[] after(int count) {
    return FeatureExtractor.raw(turns.subList(0, count), reading);
  }
}

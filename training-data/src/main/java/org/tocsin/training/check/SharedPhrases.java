package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.features.Words;
import org.tocsin.training.LabelledConversation;

/**
 * How many runs of five words two conversations share. A run that many conversations have, such as
 * "how can i help you", tells nothing and is left out.
 */
final class SharedPhrases {
  private static final int RUN = 5;
  private static final int MANY = 10;

  /** Of fewer runs a share means nothing. */
  private static final int LEAST = 20;

  private SharedPhrases() {}

  /** The share of the shorter one's runs that the other has, of every pair that shares one. */
  static Map<Pair, Double> of(List<LabelledConversation> conversations) {
    var holders = holders(conversations);
    holders.values().removeIf(places -> places.size() > MANY);
    var sizes = new int[conversations.size()];
    var shared = new HashMap<Pair, Integer>();
    for (var places : holders.values()) {
      places.forEach(place -> sizes[place]++);
      Pair.among(places).forEach(pair -> shared.merge(pair, 1, Integer::sum));
    }
    var shares = new HashMap<Pair, Double>();
    shared.forEach((pair, runs) -> {
      int shorter = Math.min(sizes[pair.one()], sizes[pair.other()]);
      if (shorter >= LEAST) {
        shares.put(pair, (double) runs / shorter);
      }
    });
    return shares;
  }

  /** Who has each run. */
  private static Map<List<String>, List<Integer>> holders(List<LabelledConversation> all) {
    var holders = new HashMap<List<String>, List<Integer>>();
    for (int i = 0; i < all.size(); i++) {
      for (var run : runs(all.get(i))) {
        holders.computeIfAbsent(run, _ -> new ArrayList<>()).add(i);
      }
    }
    return holders;
  }

  private static Set<List<String>> runs(LabelledConversation conversation) {
    var runs = new HashSet<List<String>>();
    for (var turn : conversation.transcript().turns()) {
      var words = Words.of(turn.text());
      for (int from = 0; from + RUN <= words.size(); from++) {
        runs.add(words.subList(from, from + RUN));
      }
    }
    return runs;
  }
}

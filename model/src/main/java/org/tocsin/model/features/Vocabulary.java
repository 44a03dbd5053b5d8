package org.tocsin.model.features;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words and pairs of words of one side that the classifier counts, each with its inverse
 * document frequency.
 *
 * @param weights by word or pair; iteration order is the order of the features
 */
public record Vocabulary(Map<String, Double> weights) {

  public Vocabulary {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /**
   * The words that are in at least {@code least} conversations and in at most half of them, the
   * most frequent {@code most} of them.
   *
   * @param conversations what the side says in each conversation
   */
  static Vocabulary of(List<List<String>> conversations, int least, int most) {
    var frequencies = new HashMap<String, Integer>();
    for (var words : conversations) {
      for (var word : new HashSet<>(words)) {
        frequencies.merge(word, 1, Integer::sum);
      }
    }
    var weights = new LinkedHashMap<String, Double>();
    frequencies.entrySet().stream()
        .filter(e -> e.getValue() >= least && e.getValue() <= conversations.size() / 2)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(
            e -> weights.put(e.getKey(), Math.log((double) conversations.size() / e.getValue())));
    return new Vocabulary(weights);
  }
}

package org.tocsin.model.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which trade a conversation has been about so far, and by how much less it was about each other.
 *
 * @param behind for a trade, how far its best article scored below the best of all, 0 or less
 * @param others the same for the trades of which no article came up
 */
record Leaning(Map<String, Double> behind, double others) {

  /*
   * "Can I still cancel it?" is asked of a flight, a sofa and a broadband line. Where one knowledge
   * base serves several trades, what was said before tells them apart; with one trade, or articles
   * that name none, this is always 0.
   */
  private static final double WEIGHT = 0.5;

  static final Leaning NONE = new Leaning(Map.of(), 0);

  /** The leaning of a conversation for which these were found, best first. */
  static Leaning of(List<Hit> found) {
    var behind = new HashMap<String, Double>();
    var ofATrade = found.stream().filter(hit -> hit.article().vertical().isPresent()).toList();
    if (ofATrade.isEmpty()) {
      return NONE;
    }
    double best = ofATrade.getFirst().score();
    for (Hit hit : ofATrade) {
      behind.putIfAbsent(hit.article().vertical().orElseThrow(), hit.score() - best);
    }
    return new Leaning(behind, ofATrade.getLast().score() - best);
  }

  /** What the conversation so far takes off the score of an article, 0 or less. */
  double of(Article article) {
    return article.vertical().map(trade -> WEIGHT * behind.getOrDefault(trade, others)).orElse(0.0);
  }

  /** The hits, best first once the conversation before is heard. */
  List<Hit> applied(List<Hit> hits) {
    return hits.stream()
        .map(hit -> hit.in(of(hit.article())))
        .sorted(Comparator.comparingDouble(Hit::score).reversed())
        .toList();
  }
}

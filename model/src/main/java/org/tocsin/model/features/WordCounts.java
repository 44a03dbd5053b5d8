package org.tocsin.model.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.model.conversation.Speaker;

/**
 * What one side says as numbers: for each word and pair of neighbours of a vocabulary, log(1 +
 * count) times its inverse document frequency, scaled to length 1. Immutable and thread-safe.
 */
public final class WordCounts {
  private final Speaker side;
  private final Vocabulary vocabulary;
  private final Map<String, Integer> places = new HashMap<>();

  WordCounts(Speaker side, Vocabulary vocabulary) {
    this.side = side;
    this.vocabulary = vocabulary;
    vocabulary.weights().keySet().forEach(word -> places.put(word, places.size()));
  }

  /**
   * Learns the vocabulary of one side.
   *
   * @param least in so many conversations a word must occur
   * @param most so many words are kept, the most frequent ones
   */
  public static WordCounts learn(
      List<List<Turn>> conversations, Speaker side, int least, int most) {
    var said =
        conversations.stream()
            .map(turns ->
                turns.stream()
                    .filter(Course.side(side))
                    .flatMap(t -> Words.oneAndTwo(t.words()))
                    .toList())
            .toList();
    return new WordCounts(side, Vocabulary.of(said, least, most));
  }

  /** How many numbers there are. */
  public int size() {
    return places.size();
  }

  /** What is counted. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The side's words so far; no numbers if it has said none that is counted. */
  public SparseVector of(List<Turn> turns) {
    var counts = new HashMap<String, Integer>();
    turns.stream()
        .filter(Course.side(side))
        .forEach(turn -> turn.counts().forEach((word, n) -> counts.merge(word, n, Integer::sum)));
    var values = new TreeMap<Integer, Double>();
    counts.forEach((word, count) -> {
      var place = places.get(word);
      var weight = vocabulary.weights().get(word);
      if (place != null && weight != null) {
        values.put(place, Math.log1p(count) * weight);
      }
    });
    return SparseVector.of(List.copyOf(values.keySet()), List.copyOf(values.values())).normalised();
  }
}

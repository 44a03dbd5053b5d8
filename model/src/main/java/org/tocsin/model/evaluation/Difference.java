package org.tocsin.model.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * By how much one figure exceeds another, with its 95 % interval.
 *
 * @param low the lower end; above 0 the difference is more than chance
 */
public record Difference(double difference, double low, double high) {
  private static final int RESAMPLES = 2000;

  /*
   * The paired bootstrap: conversations are drawn with replacement, and both figures are computed on
   * the same draw, so that what makes a draw easy or hard falls out of the difference. The lengths to
   * which calm conversations are cut stay those of the figure itself.
   */

  /**
   * Of the matched AUROCs at shares of the turns, in percent, over the same conversations.
   *
   * @throws IllegalArgumentException if they are not the same, in the same order
   */
  static Map<Integer, Difference> ofMatched(Predictions one, Predictions other, long seed) {
    if (!ids(one).equals(ids(other))) {
      throw new IllegalArgumentException(
          "%s and %s must speak of the same conversations".formatted(one.name(), other.name()));
    }
    var table = new LinkedHashMap<Integer, Difference>();
    for (int percent : Beliefs.SHARES) {
      table.put(percent, of(one.conversations(), other.conversations(), percent, seed));
    }
    return table;
  }

  private static Difference of(
      List<ScoredConversation> one, List<ScoredConversation> other, int percent, long seed) {
    var first = Ranking.of(Beliefs.matched(one, percent));
    var second = Ranking.of(Beliefs.matched(other, percent));
    var random = new Random(seed);
    var drawn =
        IntStream.range(0, RESAMPLES)
            .mapToObj(_ -> resample(one.size(), random))
            .map(times -> difference(first, second, times))
            .filter(difference -> !Double.isNaN(difference))
            .toList();
    var once = new int[one.size()];
    Arrays.fill(once, 1);
    return new Difference(
        difference(first, second, once),
        Metrics.quantile(drawn, 0.025),
        Metrics.quantile(drawn, 0.975));
  }

  /** How many times each conversation is drawn. */
  private static int[] resample(int size, Random random) {
    var times = new int[size];
    for (int i = 0; i < size; i++) {
      times[random.nextInt(size)]++;
    }
    return times;
  }

  private static double difference(Ranking first, Ranking second, int[] times) {
    return first.auroc(place -> times[place % times.length])
        - second.auroc(place -> times[place % times.length]);
  }

  private static List<String> ids(Predictions predictions) {
    return predictions.conversations().stream().map(ScoredConversation::id).toList();
  }
}

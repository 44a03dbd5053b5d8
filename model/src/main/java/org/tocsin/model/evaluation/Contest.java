package org.tocsin.model.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Two models by one yardstick on the same conversations.
 *
 * @param gain by how much the candidate is better, also where less is better; with its 95 %
 *     interval by the paired bootstrap over conversations
 */
public record Contest(double champion, double candidate, Difference gain) {
  private static final int RESAMPLES = 1_000;

  /**
   * All yardsticks; what is undefined is NaN.
   *
   * @param budget the share of the calm conversations that may ring
   * @throws IllegalArgumentException if the conversations are not the same, in the same order
   */
  public static Map<Yardstick, Contest> of(
      List<ScoredConversation> champion,
      List<ScoredConversation> candidate,
      double budget,
      long seed) {
    if (!ids(champion).equals(ids(candidate))) {
      throw new IllegalArgumentException("both models must have scored the same conversations");
    }
    var one = new Measured(seen(champion), budget);
    var other = new Measured(seen(candidate), budget);
    var contests = new EnumMap<Yardstick, Contest>(Yardstick.class);
    for (var yardstick : Yardstick.values()) {
      contests.put(yardstick, of(yardstick, one, other, seed));
    }
    return contests;
  }

  private static Contest of(Yardstick yardstick, Measured one, Measured other, long seed) {
    var random = new Random(seed);
    int size = one.size();
    var drawn =
        IntStream.range(0, size == 0 ? 0 : RESAMPLES)
            .mapToObj(_ -> resample(size, random))
            .map(times -> gain(yardstick, one, other, times))
            .filter(gain -> !Double.isNaN(gain))
            .toList();
    var once = new int[size];
    Arrays.fill(once, 1);
    return new Contest(
        one.figure(yardstick, once),
        other.figure(yardstick, once),
        new Difference(
            gain(yardstick, one, other, once),
            Metrics.quantile(drawn, 0.025),
            Metrics.quantile(drawn, 0.975)));
  }

  private static double gain(Yardstick yardstick, Measured one, Measured other, int[] times) {
    double more = other.figure(yardstick, times) - one.figure(yardstick, times);
    return yardstick == Yardstick.CALIBRATION ? -more : more;
  }

  private static int[] resample(int size, Random random) {
    var times = new int[size];
    for (int i = 0; i < size; i++) {
      times[random.nextInt(size)]++;
    }
    return times;
  }

  private static List<ScoredConversation> seen(List<ScoredConversation> all) {
    return all.stream().filter(c -> c.seen() > 0).toList();
  }

  private static List<String> ids(List<ScoredConversation> all) {
    return all.stream().map(ScoredConversation::id).toList();
  }
}

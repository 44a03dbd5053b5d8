package org.tocsin.model.evaluation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tocsin.model.evaluation.Metrics.Scored;

/**
 * Whether beliefs mean what they say, over one belief a conversation.
 *
 * @param error the expected calibration error over 15 bins of equal mass
 * @param brier the mean squared difference of belief and truth
 */
public record CalibrationFigures(double error, double brier) {
  static final int BINS = 15;
  static final List<Integer> SHARES = List.of(50, 100);

  private static final int DRAWINGS = 1_000;

  static CalibrationFigures of(List<ScoredConversation> seen, int percent) {
    var beliefs = Beliefs.plain(seen, percent);
    return new CalibrationFigures(Metrics.calibrationError(beliefs, BINS), Metrics.brier(beliefs));
  }

  /*
   * With 184 conversations a bin holds twelve, and a dozen coins do not fall by their odds. So the
   * error has a floor that no predictor gets below but by luck; who reads an error has to know it.
   */

  /**
   * The error that the same beliefs would show if every one of them were right, at the mean of
   * outcomes drawn by them a thousand times.
   *
   * @param all conversations; those of which nothing may be seen are left out
   * @param percent at this share of the turns
   */
  public static double errorByChance(List<ScoredConversation> all, int percent, long seed) {
    var beliefs = Beliefs.plain(all.stream().filter(c -> c.seen() > 0).toList(), percent);
    var random = new Random(seed);
    return IntStream.range(0, DRAWINGS)
        .mapToDouble(_ -> Metrics.calibrationError(drawn(beliefs, random), BINS))
        .average()
        .orElse(Double.NaN);
  }

  private static List<Scored> drawn(List<Scored> beliefs, Random random) {
    return beliefs.stream()
        .map(b -> new Scored(b.score(), random.nextDouble() < b.score()))
        .toList();
  }
}

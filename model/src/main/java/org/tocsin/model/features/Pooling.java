package org.tocsin.model.features;

import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Speaker;

/** What both sides mean so far: the encoder's vectors pooled per side. */
public final class Pooling {
  /** Each turn back counts this much less in the fading mean. */
  private static final double FADING = 0.6;

  private Pooling() {}

  /**
   * Customer's mean, customer's fading mean, agent's mean, agent's fading mean, one after the
   * other; NaN for a side that has said nothing.
   *
   * @param turns at least one
   */
  public static float[] of(List<Turn> turns) {
    var pooled =
        Stream.of(Speaker.CUSTOMER, Speaker.AGENT)
            .flatMap(s -> Stream.of(mean(turns, s, 1), mean(turns, s, FADING)))
            .toList();
    int width = pooled.getFirst().length;
    var values = new float[width * pooled.size()];
    for (int i = 0; i < pooled.size(); i++) {
      System.arraycopy(pooled.get(i), 0, values, i * width, width);
    }
    return values;
  }

  private static float[] mean(List<Turn> turns, Speaker side, double fading) {
    var said = turns.stream().filter(Course.side(side)).toList();
    var sum = new float[turns.getFirst().dimensions()];
    double weights = 0;
    double weight = 1;
    for (int i = said.size() - 1; i >= 0; i--) {
      said.get(i).addTo(sum, weight);
      weights += weight;
      weight *= fading;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = weights == 0 ? Float.NaN : (float) (sum[i] / weights);
    }
    return sum;
  }
}

package org.tocsin.training.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split.Side;

/**
 * Splits a place's own conversations by time: the latest measure, the others are learnt from, as it
 * will be when the model serves. Groups stay together, on the side of their latest conversation.
 */
public final class TimeSplit {
  private TimeSplit() {}

  /**
   * The side of each group of which a time is known; the others are left to {@link
   * org.tocsin.training.Split#of}.
   *
   * @param share of the conversations that measure, 0..1
   */
  public static Map<String, Side> sides(List<LabelledConversation> own, double share) {
    var latest = new HashMap<String, Instant>();
    var sizes = new HashMap<String, Integer>();
    for (var each : own) {
      at(each)
          .ifPresent(at -> {
            latest.merge(each.transcript().group(), at, (a, b) -> a.isAfter(b) ? a : b);
            sizes.merge(each.transcript().group(), 1, Integer::sum);
          });
    }
    int timed = sizes.values().stream().mapToInt(n -> n).sum();
    var groups = new ArrayList<>(latest.entrySet());
    groups.sort(
        Map.Entry.<String, Instant>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    var sides = new HashMap<String, Side>();
    int measured = 0;
    for (var group : groups) {
      int size = sizes.getOrDefault(group.getKey(), 0);
      boolean measures = measured + size <= Math.ceil(share * timed);
      sides.put(group.getKey(), measures ? Side.TEST : Side.TRAIN);
      measured += measures ? size : 0;
    }
    return sides;
  }

  private static Optional<Instant> at(LabelledConversation conversation) {
    return conversation.transcript().circumstances().at();
  }
}

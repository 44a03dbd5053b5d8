package org.tocsin.model.handover;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tocsin.model.features.Turn;

/** How a customer sounds over a stretch of a conversation, from its mean sentiment. */
public enum Mood {
  FURIOUS(-1.2),
  UPSET(-0.5),
  NEUTRAL(0.5),
  CONTENT(Double.POSITIVE_INFINITY);

  private final double below;

  Mood(double below) {
    this.below = below;
  }

  /** "upset". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** At the beginning, in the middle and at the end; fewer where the customer said little. */
  static List<Mood> course(List<Turn> turns) {
    var sentiments =
        turns.stream().flatMapToDouble(turn -> turn.sentiment().stream()).boxed().toList();
    int parts = Math.min(3, sentiments.size());
    return IntStream.range(0, parts)
        .mapToObj(i ->
            of(
                sentiments.subList(
                    i * sentiments.size() / parts, (i + 1) * sentiments.size() / parts)))
        .toList();
  }

  private static Mood of(List<Double> sentiments) {
    double mean = sentiments.stream().mapToDouble(s -> s).average().orElse(0);
    return List.of(values()).stream().filter(mood -> mean < mood.below).findFirst().orElse(CONTENT);
  }
}

package org.tocsin.ingestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody outside is told of. */
public enum Topic {
  /** That a conversation is about to escalate, or is not heard. */
  ALERTS,
  /** What the next person should know of a conversation that went to somebody else. */
  HANDOVERS;

  /**
   * The topic of a name in the settings: "alerts", "handovers".
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Topic named(String word) {
    return Arrays.stream(values())
        .filter(topic -> topic.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(rule() + ": was " + word));
  }

  private static String rule() {
    return Arrays.stream(values())
        .map(Topic::word)
        .collect(Collectors.joining(" or ", "tells must be ", ""));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

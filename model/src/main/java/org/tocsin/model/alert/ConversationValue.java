package org.tocsin.model.alert;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * What acting in a conversation is worth beside a usual one, which is 1: by its queue, its team, or
 * any attribute that its source states, such as the customer's tier.
 *
 * @param values by {@code name:word}, as {@code queue:retention} or {@code tier:gold}; of several
 *     that apply the highest counts
 */
public record ConversationValue(Map<String, Double> values) {
  /** Every conversation is worth the same. */
  public static final ConversationValue EQUAL = new ConversationValue(Map.of());

  private static final Pattern ONE = Pattern.compile("([^:=,]+):([^=,]+)=([0-9.]+)");

  public ConversationValue {
    values = Map.copyOf(values);
  }

  /**
   * Reads {@code queue:retention=2, tier:gold=3}; empty for equal values.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public static ConversationValue of(String text) {
    var values = new HashMap<String, Double>();
    Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(part -> values.put(name(part), value(part)));
    return new ConversationValue(values);
  }

  /** The value of a conversation. */
  public double of(Circumstances circumstances) {
    return values.entrySet().stream()
        .filter(e -> applies(e.getKey(), circumstances))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(1);
  }

  private static boolean applies(String key, Circumstances circumstances) {
    int colon = key.indexOf(':');
    var name = key.substring(0, colon);
    var stated =
        switch (name) {
          case "queue" -> circumstances.queue();
          case "team" -> circumstances.team();
          default -> Optional.ofNullable(circumstances.attributes().get(name));
        };
    return stated.filter(key.substring(colon + 1)::equals).isPresent();
  }

  private static String name(String part) {
    var read = ONE.matcher(part);
    if (!read.matches()) {
      throw wrong(part);
    }
    return read.group(1).strip() + ":" + read.group(2).strip();
  }

  private static double value(String part) {
    try {
      double value = Double.parseDouble(part.substring(part.indexOf('=') + 1));
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(wrong(part).getMessage(), notANumber);
    }
    throw wrong(part);
  }

  private static IllegalArgumentException wrong(String part) {
    return new IllegalArgumentException(
        "must be like queue:retention=2, tier:gold=3, each number above 0: was " + part);
  }
}

package org.tocsin.model.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into the words of a step which contact this is, as the customer counts. */
final class Wording {
  private static final Pattern PLACE = Pattern.compile("\\{nth\\|([^}]*)}");
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\b(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th)"
              + " (?:time|call|chat|e-?mail|message|contact|agent|person)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> WRITTEN_OUT =
      Map.of("2nd", "second", "3rd", "third", "4th", "fourth", "5th", "fifth", "6th", "sixth");

  private Wording() {}

  /** The text with {@code nth} in the places for it, or what stands there if that is empty. */
  static String of(String text, String nth) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(nth.isEmpty() ? place.group(1) : nth));
  }

  /** Which contact the customer last said this is: "third"; empty if they did not. */
  static String counted(List<String> said) {
    return said.stream()
        .flatMap(text -> COUNTED.matcher(text).results())
        .reduce((_, later) -> later)
        .map(Wording::ordinal)
        .orElse("");
  }

  private static String ordinal(MatchResult counted) {
    var word = counted.group(1).toLowerCase(Locale.ROOT);
    return WRITTEN_OUT.getOrDefault(word, word);
  }
}

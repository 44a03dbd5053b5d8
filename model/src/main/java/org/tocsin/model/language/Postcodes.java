package org.tocsin.model.language;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Postcodes: British ones by their form, others by the word or the state before them. */
record Postcodes() implements Detector {

  private static final Pattern BRITISH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}#-])(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2})(?![\\p{L}\\p{N}-])",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> WORDS =
      Set.of("postcode", "postal", "zip", "zipcode", "pincode");

  private static final Set<String> STATES =
      Set.of(
          "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
          "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ",
          "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT",
          "VA", "WA", "WV", "WI", "WY", "DC", "NSW", "VIC", "QLD", "TAS", "ACT", "SA", "NT");

  private static final int REACH = 4;

  @Override
  public void find(Words words, Consumer<Span> found) {
    british(words, found);
    for (int i = 0; i < words.count(); i++) {
      if (words.isNumber(i) && isCode(words, i)) {
        int first = STATES.contains(words.written(i - 1)) ? i - 1 : i;
        found.accept(new Span(words.start(first), words.end(last(words, i)), Sensitive.ADDRESS));
      }
    }
  }

  /** In capitals they speak for themselves; otherwise they must be announced. */
  private static void british(Words words, Consumer<Span> found) {
    var text = words.text();
    var matcher = BRITISH.matcher(text);
    while (matcher.find()) {
      var code = matcher.group();
      if (isEvident(code) || isAnnounced(text, matcher.start())) {
        found.accept(new Span(matcher.start(), matcher.end(), Sensitive.ADDRESS));
      }
    }
  }

  private static boolean isEvident(String code) {
    return code.equals(code.toUpperCase(Locale.ROOT)) && code.contains(" ");
  }

  private static boolean isAnnounced(String text, int start) {
    var before = text.substring(Math.max(0, start - 40), start).toLowerCase(Locale.ROOT);
    return before.contains("postcode")
        || before.contains("post code")
        || before.contains("address");
  }

  private static boolean isCode(Words words, int i) {
    int length = words.written(i).length();
    boolean behindState = STATES.contains(words.written(i - 1)) && words.isSpaced(i - 1);
    return (length == 5 && (behindState || isAnnounced(words, i)))
        || (length == 4
            && behindState
            && words.written(i - 1).length() >= 2
            && isAustralian(words, i))
        || (length == 6 && isAnnounced(words, i));
  }

  private static boolean isAustralian(Words words, int i) {
    return Set.of("NSW", "VIC", "QLD", "TAS", "ACT").contains(words.written(i - 1));
  }

  private static boolean isAnnounced(Words words, int number) {
    for (int i = Math.max(0, number - REACH); i < number; i++) {
      boolean pin = words.at(i).equals("pin") && words.at(i + 1).equals("code");
      if (pin || WORDS.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  /** With the four digits of a long US code. */
  private static int last(Words words, int i) {
    boolean longer = words.gapAfter(i).equals("-") && words.written(i + 1).length() == 4;
    return longer && words.isNumber(i + 1) ? i + 1 : i;
  }
}

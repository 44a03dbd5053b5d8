package org.tocsin.model.language;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Postcodes: British ones by their form, others by the word or the state before them. */
record Postcodes() implements Detector {

  private static final Pattern BRITISH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}#-])[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\p{N}-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CANADIAN =
      Pattern.compile("[A-Z]\\d[A-Z] ?\\d[A-Z]\\d(?![\\p{L}\\p{N}])");

  private static final Set<String> PROVINCES =
      WordList.of("AB BC MB NB NL NS NT NU ON PE QC SK YT");

  private static final Set<String> STATES =
      WordList.of(
          """
          AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ
          NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC\
          """);

  private static final Set<String> AUSTRALIAN_STATES = WordList.of("NSW VIC QLD TAS ACT SA NT WA");

  private static final Phrases CUES =
      Phrases.of("postcode, post code, postal code, zip, zip code, zipcode, pin code, pincode");

  /** What may stand between such a cue and the code. */
  private static final Set<String> BETWEEN = WordList.of("code is was number my it's its the of");

  private static final int REACH = 4;

  @Override
  public void find(Words words, Consumer<Span> found) {
    british(words, found);
    for (int i = 0; i < words.count(); i++) {
      int last = CUES.endAt(words, i) ? announcedEnd(words, i) : stateEnd(words, i);
      if (last > i) {
        int first = CUES.endAt(words, i) ? firstNumber(words, i) : i;
        found.accept(new Span(words.start(first), words.end(last), Sensitive.ADDRESS));
      }
    }
  }

  /** The last word of a postcode that begins at a word, or −1. */
  static int endOf(Words words, int i) {
    int state = Math.max(stateEnd(words, i), Math.max(canadianEnd(words, i), spokenEnd(words, i)));
    if (state >= 0 || !words.isLetters(i) || words.at(i).length() > 2) {
      return state;
    }
    var matcher = BRITISH.matcher(words.text()).region(words.start(i), words.text().length());
    matcher.useTransparentBounds(true);
    return matcher.lookingAt() ? wordEndingAt(words, i, matcher.end()) : -1;
  }

  /** "ON M5H 1K4", with or without the province. */
  private static int canadianEnd(Words words, int i) {
    int from = PROVINCES.contains(words.written(i)) ? i + 1 : i;
    if (!words.isLetters(from) || words.at(from).length() != 1) {
      return -1;
    }
    var matcher = CANADIAN.matcher(words.text()).region(words.start(from), words.text().length());
    return matcher.lookingAt() ? wordEndingAt(words, from, matcher.end()) : -1;
  }

  /** Five digits, said one by one or written, that end what is said. */
  private static int spokenEnd(Words words, int i) {
    int digits = 0;
    int end = i;
    for (var said = SpokenDigits.at(words, end);
        said.isPresent() && digits < 5;
        said = SpokenDigits.at(words, end)) {
      digits += said.get().digits().length();
      end += said.get().words();
    }
    return digits == 5 && SpokenDigits.at(words, end).isEmpty() ? end - 1 : -1;
  }

  private static int wordEndingAt(Words words, int from, int end) {
    int word = from;
    while (words.end(word) < end) {
      word++;
    }
    return word;
  }

  /** In capitals they speak for themselves; otherwise they must be announced. */
  private static void british(Words words, Consumer<Span> found) {
    var text = words.text();
    var matcher = BRITISH.matcher(text);
    while (matcher.find()) {
      if (isEvident(matcher.group()) || isAnnounced(text, matcher.start())) {
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
        || before.contains("postal code")
        || before.contains("address");
  }

  /** The last word of a state with its code, "IL 62704-1234", that begins at a word, or −1. */
  private static int stateEnd(Words words, int i) {
    if (!words.isSpaced(i) || !words.isNumber(i + 1)) {
      return -1;
    }
    int length = words.written(i + 1).length();
    boolean american = length == 5 && STATES.contains(words.written(i));
    boolean australian = length == 4 && AUSTRALIAN_STATES.contains(words.written(i));
    return american || australian ? longEnd(words, i + 1) : -1;
  }

  private static int announcedEnd(Words words, int cue) {
    int number = firstNumber(words, cue);
    int length = words.written(number).length();
    return words.isNumber(number) && length >= 4 && length <= 6 ? longEnd(words, number) : -1;
  }

  private static int firstNumber(Words words, int cue) {
    int i = cue + 1;
    while (i < cue + REACH && BETWEEN.contains(words.at(i))) {
      i++;
    }
    return i;
  }

  /** With the four digits of a long US code. */
  private static int longEnd(Words words, int i) {
    boolean isLong = words.gapAfter(i).equals("-") && words.isNumber(i + 1);
    return isLong && words.written(i + 1).length() == 4 ? i + 1 : i;
  }
}

package org.tocsin.model.language;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Codes that are spelled letter by letter and digit by digit, "d e six four …": bank accounts by
 * their check digits, identity numbers by their form, British postcodes where one is announced.
 */
record SpelledCodes() implements Detector {

  private static final Pattern POSTCODE =
      Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?\\d[ABD-HJLNP-UW-Z]{2}");

  private static final Phrases POSTCODES = Phrases.of("postcode, post code, postal code");
  private static final Pattern OUTWARD = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?");
  private static final int MOST_POSTCODE = 10;
  private static final int MOST_PARTS = 40;
  private static final int SHORTEST = 5;
  private static final int REACH = 3;

  @Override
  public void find(Words words, Consumer<Span> found) {
    int i = 0;
    while (i < words.count()) {
      i = isLetter(words, i) ? longest(words, i, found) : i + 1;
    }
    for (int from = 0; from + 1 < words.count(); from++) {
      if (SpokenDigits.at(words, from).isPresent() && !isPart(words, from - 1)) {
        longest(words, from, found);
      }
    }
  }

  /**
   * The last word of a British postcode that is spelled from a word on, or of its first half if
   * nothing more is said; −1 if there is none.
   */
  static int postcodeEnd(Words words, int first) {
    var code = new StringBuilder();
    int end = -1;
    int i = first;
    while (isPart(words, i) && i < first + MOST_POSTCODE && (i == first || joins(words, i - 1))) {
      i = append(words, i, code);
      var text = code.toString().toUpperCase(Locale.ROOT);
      boolean half = i >= words.count() && OUTWARD.matcher(text).matches();
      end = half || POSTCODE.matcher(text).matches() ? i - 1 : end;
    }
    return isLetter(words, first) ? end : -1;
  }

  /** Adds what a word, or two, spell; returns the word behind. "Double u" is a letter. */
  private static int append(Words words, int i, StringBuilder code) {
    if (words.at(i).equals("double") && words.at(i + 1).equals("u")) {
      code.append('w');
      return i + 2;
    }
    var spoken = SpokenDigits.at(words, i);
    code.append(spoken.map(SpokenDigits.Spoken::digits).orElse(words.at(i)));
    return i + spoken.map(SpokenDigits.Spoken::words).orElse(1);
  }

  /** Reports the longest code that begins at a word; returns the word to go on with. */
  private static int longest(Words words, int first, Consumer<Span> found) {
    var code = new StringBuilder();
    int end = -1;
    var type = Sensitive.BANK_ACCOUNT;
    int i = first;
    while (isPart(words, i) && i < first + MOST_PARTS && (i == first || joins(words, i - 1))) {
      i = append(words, i, code);
      var kind = kind(words, first, code.toString().toUpperCase(Locale.ROOT));
      if (kind.isPresent()) {
        type = kind.get();
        end = i - 1;
      }
    }
    if (end < 0) {
      return first + 1;
    }
    found.accept(new Span(words.start(first), words.end(end), type));
    return end + 1;
  }

  /** What a code without blanks is, if it is anything. */
  private static Optional<Sensitive> kind(Words words, int first, String code) {
    if (code.length() < SHORTEST) {
      return Optional.empty();
    }
    if (Ibans.isIban(code)) {
      return Optional.of(Sensitive.BANK_ACCOUNT);
    }
    if (NationalIds.isForm(code)) {
      return Optional.of(Sensitive.NATIONAL_ID);
    }
    boolean announced = false;
    for (int i = first - 1; i >= first - REACH; i--) {
      announced |= POSTCODES.endAt(words, i);
    }
    return announced && POSTCODE.matcher(code).matches()
        ? Optional.of(Sensitive.ADDRESS)
        : Optional.empty();
  }

  private static boolean isPart(Words words, int i) {
    return isLetter(words, i)
        || (words.at(i).equals("double") && words.at(i + 1).equals("u"))
        || words.isNumber(i)
        || SpokenDigits.at(words, i).isPresent();
  }

  private static boolean isLetter(Words words, int i) {
    return words.isLetters(i) && words.at(i).length() == 1;
  }

  private static boolean joins(Words words, int i) {
    var gap = words.gapAfter(i);
    return gap.isBlank() || gap.equals(", ") || gap.equals("-");
  }
}

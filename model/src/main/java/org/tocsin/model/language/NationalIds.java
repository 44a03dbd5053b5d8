package org.tocsin.model.language;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Identity numbers with letters in them: by their form where it is unmistakable, else after a cue.
 * Those of digits alone are found by {@link Numbers}.
 */
record NationalIds() implements Detector {

  private static final Set<Cue> CUES = Set.of(Cue.NATIONAL_ID, Cue.SOCIAL_SECURITY);

  /** A UK national insurance number, an Indian tax number, a UK driving licence. */
  private static final Pattern FORMS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:"
              + "(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
              + "[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D]"
              + "|[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]"
              + "|[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]"
              + "|[A-Z9]{5}\\d[0156]\\d[0-3]\\d{2}[A-Z9]{2}\\d[A-Z]{2}"
              + ")(?![\\p{L}\\p{N}])");

  /** A Spanish identity number, a citizen's or a foreigner's. */
  private static final Pattern SPANISH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([XYZ]?)[ -]?(\\d{7,8})[ -]?([A-Z])(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  private static final String SPANISH_CHECKS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int REACH = 6;

  @Override
  public void find(Words words, Consumer<Span> found) {
    var matcher = FORMS.matcher(words.text());
    while (matcher.find()) {
      found.accept(new Span(matcher.start(), matcher.end(), Sensitive.NATIONAL_ID));
    }
    var spanish = SPANISH.matcher(words.text());
    while (spanish.find()) {
      if (isSpanish(spanish.group(1), spanish.group(2), spanish.group(3))) {
        found.accept(new Span(spanish.start(), spanish.end(), Sensitive.NATIONAL_ID));
      }
    }
    for (int i = 0; i < words.count(); i++) {
      if (words.cues().endingAt(i).filter(CUES::contains).isPresent()) {
        announced(words, i, found);
      }
    }
  }

  /** Whether the last letter is the right one for the digits; X, Y and Z stand for 0, 1 and 2. */
  static boolean isSpanish(String foreigner, String digits, String check) {
    if (digits.length() != (foreigner.isEmpty() ? 8 : 7)) {
      return false;
    }
    var first = foreigner.isEmpty() ? "" : Integer.toString("XYZ".indexOf(upper(foreigner)));
    int remainder = Integer.parseInt(first + digits) % SPANISH_CHECKS.length();
    return SPANISH_CHECKS.charAt(remainder) == upper(check).charAt(0);
  }

  /** Whether a code without blanks is an identity number by its form. */
  static boolean isForm(String code) {
    var spanish = SPANISH.matcher(code);
    return FORMS.matcher(code).matches()
        || (spanish.matches() && isSpanish(spanish.group(1), spanish.group(2), spanish.group(3)));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The first code of letters and digits after a cue, written or spelled out. */
  private static void announced(Words words, int cue, Consumer<Span> found) {
    for (int first = cue + 1; first <= cue + REACH && first < words.count(); first++) {
      int last = codeEnd(words, first);
      if (last > first) {
        found.accept(new Span(words.start(first), words.end(last), Sensitive.NATIONAL_ID));
        return;
      }
    }
  }

  /** The last word of a code that begins at a word, or that word if there is none. */
  private static int codeEnd(Words words, int first) {
    int digits = 0;
    int last = first;
    for (int i = first;
        isPart(words, i) && (i == first || joins(words, i - 1)) && i < first + 20;
        i++) {
      digits +=
          words.isNumber(i)
              ? words.written(i).length()
              : SpokenDigits.at(words, i).isPresent() ? 1 : 0;
      last = i;
    }
    return digits >= 5 && digits <= 14 ? last : first;
  }

  private static boolean isPart(Words words, int i) {
    boolean letter = words.isLetters(i) && words.at(i).length() == 1;
    boolean capitals = words.isLetters(i) && words.at(i).length() <= 5 && isUpper(words.written(i));
    return letter || capitals || words.isNumber(i) || SpokenDigits.at(words, i).isPresent();
  }

  private static boolean joins(Words words, int i) {
    var gap = words.gapAfter(i);
    return gap.isEmpty() || gap.isBlank() || gap.equals("-") || gap.equals(", ");
  }

  private static boolean isUpper(String word) {
    return word.chars().allMatch(Character::isUpperCase);
  }
}

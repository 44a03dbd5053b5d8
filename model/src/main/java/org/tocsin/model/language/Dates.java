package org.tocsin.model.language;

import java.util.Set;

/** Dates as they are written and said. */
final class Dates {

  private static final Set<String> MONTHS =
      WordList.of(
          """
          january february march april may june july august september october november december
          jan feb mar apr jun jul aug sep sept oct nov dec
          januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet
          août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
          septiembre octubre noviembre diciembre\
          """);

  private static final Set<String> ORDINALS =
      WordList.of(
          """
          first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
          thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
          thirtieth st nd rd th\
          """);

  private static final Set<String> LINKS = WordList.of("of the and thousand hundred in");
  private static final int LONGEST = 9;

  private Dates() {}

  static boolean isMonthName(String word) {
    return MONTHS.contains(word);
  }

  /**
   * The last word of a date that begins at a word, or −1: at least a day and a month, of which one
   * is a name or an ordinal, or three numbers with one and the same sign between them.
   */
  static int endOf(Words words, int first) {
    if (words.isNumber(first) && isSeparator(words.gapAfter(first))) {
      return numericEnd(words, first);
    }
    if (words.isNumber(first) && words.written(first).length() > 2) {
      return -1;
    }
    int last = first - 1;
    int parts = 0;
    boolean named = false;
    for (int i = first; i < first + LONGEST && isPart(words, i) && isNear(words, i, first); i++) {
      named |= isMonthName(words.at(i)) || ORDINALS.contains(words.at(i));
      if (!LINKS.contains(words.at(i))) {
        parts += isSuffix(words, i) ? 0 : 1;
        last = i;
      }
    }
    return named && parts >= 2 && !LINKS.contains(words.at(first)) ? last : -1;
  }

  private static int numericEnd(Words words, int first) {
    boolean date =
        words.gapAfter(first).equals(words.gapAfter(first + 1))
            && words.isNumber(first + 1)
            && words.isNumber(first + 2)
            && words.written(first).length() <= 4
            && words.written(first + 1).length() <= 2
            && words.written(first + 2).length() <= 4;
    return date ? first + 2 : -1;
  }

  private static boolean isSeparator(String gap) {
    return gap.equals("/") || gap.equals("-") || gap.equals(".") || gap.equals(" / ");
  }

  private static boolean isNear(Words words, int i, int first) {
    var gap = words.gapAfter(i - 1);
    return i == first
        || gap.isBlank()
        || isDayDot(words, i, gap)
        || gap.equals(", ")
        || gap.equals(" '")
        || gap.equals("-");
  }

  /** "6. August". */
  private static boolean isDayDot(Words words, int i, String gap) {
    return gap.equals(". ") && words.isNumber(i - 1) && isMonthName(words.at(i));
  }

  private static boolean isSuffix(Words words, int i) {
    return words.isLetters(i) && words.isNumber(i - 1) && words.gapAfter(i - 1).isEmpty();
  }

  private static boolean isPart(Words words, int i) {
    var word = words.at(i);
    return (words.isNumber(i) && words.written(i).length() <= 4)
        || isMonthName(word)
        || ORDINALS.contains(word)
        || LINKS.contains(word)
        || SpokenDigits.at(words, i).isPresent();
  }
}

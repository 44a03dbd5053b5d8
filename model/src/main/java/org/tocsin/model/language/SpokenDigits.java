package org.tocsin.model.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digits as they are said: "double four", "oh", "twenty three", "nine hundred". */
final class SpokenDigits {

  /** Digits that one or more words say together. */
  record Spoken(String digits, int words) {}

  private static final Map<String, String> ONES =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("oh", "0"),
          Map.entry("o", "0"),
          Map.entry("nought", "0"),
          Map.entry("naught", "0"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("niner", "9"));

  private static final Map<String, String> TEENS =
      Map.of(
          "ten",
          "10",
          "eleven",
          "11",
          "twelve",
          "12",
          "thirteen",
          "13",
          "fourteen",
          "14",
          "fifteen",
          "15",
          "sixteen",
          "16",
          "seventeen",
          "17",
          "eighteen",
          "18",
          "nineteen",
          "19");

  private static final Map<String, String> TENS =
      Map.of(
          "twenty", "2", "thirty", "3", "forty", "4", "fourty", "4", "fifty", "5", "sixty", "6",
          "seventy", "7", "eighty", "8", "ninety", "9");

  private static final Map<String, Integer> TIMES =
      Map.of("double", 2, "dubble", 2, "triple", 3, "treble", 3, "quadruple", 4);

  private static final Map<String, String> ZEROS = Map.of("hundred", "00", "thousand", "000");

  private static final Set<String> FILLERS =
      WordList.of("uh um er erm ah then and dash hyphen space like slash");

  private SpokenDigits() {}

  /** The digits said from a word on. */
  static Optional<Spoken> at(Words words, int i) {
    var times = TIMES.get(words.at(i));
    if (times != null) {
      return digit(words, i + 1).map(digit -> new Spoken(digit.repeat(times), 2));
    }
    var teen = TEENS.get(words.at(i));
    if (teen != null) {
      return Optional.of(new Spoken(teen, 1));
    }
    var ten = TENS.get(words.at(i));
    if (ten != null) {
      return Optional.of(tens(ten, ONES.get(words.at(i + 1))));
    }
    return Optional.ofNullable(ONES.get(words.at(i))).map(one -> ones(one, words, i));
  }

  /** Whether a word may stand between two digits that belong together. */
  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }

  private static Spoken tens(String ten, @Nullable String one) {
    return one == null || one.equals("0") ? new Spoken(ten + "0", 1) : new Spoken(ten + one, 2);
  }

  private static Spoken ones(String one, Words words, int i) {
    var zeros = ZEROS.get(words.at(i + 1));
    return zeros == null ? new Spoken(one, 1) : new Spoken(one + zeros, 2);
  }

  private static Optional<String> digit(Words words, int i) {
    if (words.isNumber(i) && words.written(i).length() == 1) {
      return Optional.of(words.written(i));
    }
    return Optional.ofNullable(ONES.get(words.at(i)));
  }
}

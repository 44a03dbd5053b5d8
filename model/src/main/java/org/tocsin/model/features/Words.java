package org.tocsin.model.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits a text into the words that features count. */
public final class Words {
  /*
   * Numbers become one sign each, so that no order number can be learnt by heart; redaction's
   * placeholders stay whole. Punctuation is dropped but for question and exclamation marks: raw
   * speech recognition has none, and a model that leans on commas would fail there.
   */
  private static final Pattern WORD =
      Pattern.compile("\\[[A-Z_]+]|[\\p{L}\\p{M}]+(?:['’][\\p{L}]+)?|\\p{N}+|[!?]");

  private Words() {}

  /** Lower-case words, in order. */
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(sign(matcher.group()));
    }
    return List.copyOf(words);
  }

  /** Single words and pairs of neighbours. */
  static Stream<String> oneAndTwo(List<String> words) {
    return Stream.concat(
        words.stream(),
        IntStream.range(1, words.size()).mapToObj(i -> words.get(i - 1) + " " + words.get(i)));
  }

  /** How often each word and each pair of neighbours occurs. */
  static Map<String, Integer> counts(List<String> words) {
    var counts = new HashMap<String, Integer>();
    oneAndTwo(words).forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }

  private static String sign(String word) {
    return Character.isDigit(word.codePointAt(0))
        ? "#"
        : word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}

package org.tocsin.model.language;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text as a row of words: runs of letters (with the apostrophes inside), runs of digits, and
 * placeholders of what was redacted before. All else is in the gaps between them. Any index outside
 * the row is a word without letters, so that callers may look beyond both ends.
 */
final class Words {

  private static final int LONGEST_WORD = 40;

  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final String[] lower;
  private final Cues cues;

  private Words(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.lower = new String[starts.length];
    for (int i = 0; i < starts.length; i++) {
      lower[i] = lowered(text, starts[i], ends[i]);
    }
    this.cues = Cues.in(this);
  }

  static Words of(String text) {
    var starts = new int[16];
    var ends = new int[16];
    int count = 0;
    for (int at = nextStart(text, 0); at < text.length(); at = nextStart(text, ends[count++])) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      starts[count] = at;
      ends[count] = endOf(text, at);
    }
    return new Words(text, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  String text() {
    return text;
  }

  int count() {
    return starts.length;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** The first word that begins at a place in the text or behind it. */
  int from(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 1;
  }

  /** What announces the kind of a number in this text. */
  Cues cues() {
    return cues;
  }

  /** The word in lower case; empty beyond the ends of the row and for words of over 40 letters. */
  String at(int word) {
    return isIn(word) ? lower[word] : "";
  }

  /** The word as it is written. */
  String written(int word) {
    return isIn(word) ? text.substring(starts[word], ends[word]) : "";
  }

  boolean isNumber(int word) {
    return isIn(word) && isDigit(text.charAt(starts[word]));
  }

  boolean isPlaceholder(int word) {
    return isIn(word) && text.charAt(starts[word]) == '[';
  }

  boolean isLetters(int word) {
    return isIn(word) && !isNumber(word) && !isPlaceholder(word);
  }

  boolean isCapitalised(int word) {
    return isLetters(word) && Character.isUpperCase(text.codePointAt(starts[word]));
  }

  /**
   * What stands between a word and the next, at most 8 characters of it; every kind of blank as a
   * space, every kind of dash as "-".
   */
  String gapAfter(int word) {
    if (word + 1 < 0 || word >= count()) {
      return "";
    }
    int from = word < 0 ? 0 : ends[word];
    int to = word + 1 < count() ? starts[word + 1] : text.length();
    return plain(text.substring(from, Math.min(to, from + 8)));
  }

  /** Whether only blanks stand between a word and the next. */
  boolean isSpaced(int word) {
    var gap = gapAfter(word);
    return isIn(word) && isIn(word + 1) && !gap.isEmpty() && gap.isBlank() && gap.length() < 8;
  }

  private static String plain(String gap) {
    if (gap.equals(" ") || gap.isEmpty()) {
      return gap;
    }
    var plain = new StringBuilder(gap);
    for (int i = 0; i < gap.length(); i++) {
      char c = gap.charAt(i);
      if (Character.isSpaceChar(c)) {
        plain.setCharAt(i, ' ');
      } else if (Character.getType(c) == Character.DASH_PUNCTUATION) {
        plain.setCharAt(i, '-');
      }
    }
    return plain.toString();
  }

  private boolean isIn(int word) {
    return word >= 0 && word < starts.length;
  }

  private static int nextStart(String text, int from) {
    int at = from;
    while (at < text.length() && !startsWord(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean startsWord(String text, int at) {
    return isDigit(text.charAt(at)) || isLetter(text, at) || placeholderEnd(text, at) > at;
  }

  private static int endOf(String text, int start) {
    int end = start;
    if (isDigit(text.charAt(start))) {
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      return end;
    }
    while (end < text.length() && (isLetter(text, end) || isInnerApostrophe(text, end))) {
      end++;
    }
    return end == start ? placeholderEnd(text, start) : end;
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c);
  }

  private static boolean isLetter(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetter(c)
        || (Character.getType(c) == Character.NON_SPACING_MARK && c < '\uFE00');
  }

  private static boolean isInnerApostrophe(String text, int at) {
    char c = text.charAt(at);
    return (c == '\'' || c == '’') && at + 1 < text.length() && isLetter(text, at + 1);
  }

  private static int placeholderEnd(String text, int at) {
    if (text.charAt(at) != '[') {
      return at;
    }
    for (var type : Sensitive.values()) {
      if (text.startsWith(type.placeholder(), at)) {
        return at + type.placeholder().length();
      }
    }
    return at;
  }

  private static String lowered(String text, int start, int end) {
    return end - start > LONGEST_WORD
        ? ""
        : text.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}

package org.tocsin.model.conversation;

/** Text that every database and every encoder keeps as it is. */
public final class WellFormed {

  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /**
   * The same text with U+FFFD for every NUL and every surrogate without its partner. The length in
   * UTF-16 units stays, so positions in the text stay valid.
   */
  public static String of(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    var fit = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isBroken(text, i)) {
        fit.setCharAt(i, REPLACEMENT);
      }
    }
    return fit.toString();
  }

  /** Whether {@link #of} has nothing to replace. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBroken(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBroken(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == 0;
  }
}

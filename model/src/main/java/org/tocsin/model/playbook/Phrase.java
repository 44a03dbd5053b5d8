package org.tocsin.model.playbook;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A regular expression that is looked for in what customers say, by whom it was not written for:
 * one that would try for ever on some text is given up, and is not found there.
 */
final class Phrase {
  /** How often characters may be looked at for one phrase in one text. */
  private static final int MOST_LOOKS = 5_000_000;

  private Phrase() {}

  static boolean isIn(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Counted(text, new AtomicInteger())).find();
    } catch (TooLong | StackOverflowError givenUp) {
      return false;
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("", null, false, false);
    }
  }

  /** A text that counts how often it is looked at, its parts included. */
  private record Counted(CharSequence text, AtomicInteger looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (looks.incrementAndGet() > MOST_LOOKS) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}

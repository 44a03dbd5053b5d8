package org.tocsin.model.language;

import java.util.function.Consumer;

/** E-mail addresses as they are written. */
record Emails() implements Detector {

  private static final int LONGEST_APART = 4;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  @Override
  public void find(Words words, Consumer<Span> found) {
    var text = words.text();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean apart = at > 1 && text.charAt(at - 1) == ' ';
      int start = apart ? apartStart(words, at) : startOf(text, at);
      int end =
          endOf(text, apart && at + 1 < text.length() && text.charAt(at + 1) == ' ' ? at + 1 : at);
      if (start < at && end > at) {
        found.accept(new Span(start, end, Sensitive.EMAIL));
      }
    }
  }

  /** "danny b 1991 @ aol.com": where the words before an at sign that stands apart begin. */
  private static int apartStart(Words words, int at) {
    int first = words.from(at);
    int least = first - LONGEST_APART;
    while (first > least && isApart(words, first - 1)) {
      first--;
    }
    return first < words.count() ? Math.min(at, words.start(first)) : at;
  }

  private static boolean isApart(Words words, int i) {
    boolean spaced = words.isSpaced(i) || words.gapAfter(i).startsWith(" @");
    return spaced && !Names.isStop(words.at(i)) && (words.isLetters(i) || words.isNumber(i));
  }

  private static int startOf(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Behind a domain with a dot and a name of two letters or more at its end; else the at sign. */
  private static int endOf(String text, int at) {
    int dot = at;
    int end = at;
    for (int i = at + 1; i < text.length() && i - at <= LONGEST_DOMAIN; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dot = i;
      } else if (Character.isLetter(c) && dot > at + 1 && i - dot >= 2) {
        end = i + 1;
      } else if (!isDomain(c)) {
        break;
      }
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}

package org.tocsin.model.language;

import java.util.function.Consumer;

/** E-mail addresses as they are written. */
record Emails() implements Detector {

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  @Override
  public void find(Words words, Consumer<Span> found) {
    var text = words.text();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = startOf(text, at);
      int end = endOf(text, at);
      if (start < at && end > at) {
        found.accept(new Span(start, end, Sensitive.EMAIL));
      }
    }
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

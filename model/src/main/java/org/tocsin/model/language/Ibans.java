package org.tocsin.model.language;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** International bank account numbers, by their length in each country and their check digits. */
record Ibans() implements Detector {

  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          entry("AD", 24),
          entry("AE", 23),
          entry("AT", 20),
          entry("BE", 16),
          entry("BG", 22),
          entry("BH", 22),
          entry("CH", 21),
          entry("CY", 28),
          entry("CZ", 24),
          entry("DE", 22),
          entry("DK", 18),
          entry("EE", 20),
          entry("ES", 24),
          entry("FI", 18),
          entry("FR", 27),
          entry("GB", 22),
          entry("GI", 23),
          entry("GR", 27),
          entry("HR", 21),
          entry("HU", 28),
          entry("IE", 22),
          entry("IL", 23),
          entry("IS", 26),
          entry("IT", 27),
          entry("JO", 30),
          entry("KW", 30),
          entry("LB", 28),
          entry("LI", 21),
          entry("LT", 20),
          entry("LU", 20),
          entry("LV", 21),
          entry("MC", 27),
          entry("MT", 31),
          entry("NL", 18),
          entry("NO", 15),
          entry("PK", 24),
          entry("PL", 28),
          entry("PT", 25),
          entry("QA", 29),
          entry("RO", 24),
          entry("SA", 24),
          entry("SE", 24),
          entry("SI", 19),
          entry("SK", 24),
          entry("SM", 27),
          entry("TR", 26),
          entry("UA", 29));

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i + 1 < words.count(); i++) {
      boolean begins =
          words.isLetters(i) && words.at(i).length() == 2 && words.gapAfter(i).isEmpty();
      if (begins && words.isNumber(i + 1)) {
        find(words, i, found);
      }
    }
  }

  private static void find(Words words, int i, Consumer<Span> found) {
    var length = LENGTHS.get(words.at(i).toUpperCase(Locale.ROOT));
    if (length == null) {
      return;
    }
    var account = new StringBuilder(length);
    int end = collect(words.text(), words.start(i), length, account);
    boolean announced = words.at(i - 1).equals("iban") || words.at(i - 2).equals("iban");
    if (account.length() == length && (announced || hasCheckDigits(account.toString()))) {
      found.accept(new Span(words.start(i), end, Sensitive.BANK_ACCOUNT));
    }
  }

  /**
   * Collects that many letters and digits, with single blanks and dashes between; returns the end.
   */
  private static int collect(String text, int start, int length, StringBuilder account) {
    int at = start;
    int end = start;
    while (at < text.length() && account.length() < length && at - end < 2) {
      char c = text.charAt(at++);
      if (isPlain(c)) {
        account.append(Character.toUpperCase(c));
        end = at;
      } else if (c != ' ' && c != '-') {
        return end;
      }
    }
    return end;
  }

  private static boolean isPlain(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean hasCheckDigits(String account) {
    int remainder = 0;
    for (int i = 0; i < account.length(); i++) {
      int value = Character.digit(account.charAt((i + 4) % account.length()), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }
}

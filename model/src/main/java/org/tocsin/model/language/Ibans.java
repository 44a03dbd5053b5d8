package org.tocsin.model.language;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** International bank account numbers, by their length in each country and their check digits. */
record Ibans() implements Detector {

  private static final Map<String, Integer> LENGTHS =
      WordList.of(
              """
              AD24 AE23 AT20 BE16 BG22 BH22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23
              GR27 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 LB28 LI21 LT20 LU20 LV21 MC27 MT31 NL18
              NO15 PK24 PL28 PT25 QA29 RO24 SA24 SE24 SI19 SK24 SM27 TR26 UA29\
              """)
          .stream()
          .collect(toUnmodifiableMap(c -> c.substring(0, 2), c -> Integer.valueOf(c.substring(2))));

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
    if (length == null
        || (words.start(i) > 0 && isPlain(words.text().charAt(words.start(i) - 1)))) {
      return;
    }
    var account = new StringBuilder(length);
    int end = collect(words.text(), words.start(i), length, account);
    boolean announced = words.at(i - 1).equals("iban") || words.at(i - 2).equals("iban");
    boolean whole = end == words.text().length() || !isPlain(words.text().charAt(end));
    if (whole && account.length() == length && (announced || hasCheckDigits(account.toString()))) {
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

  /** Whether letters and digits in capitals, without blanks, are an account. */
  static boolean isIban(String code) {
    return code.length() > 4
        && Integer.valueOf(code.length()).equals(LENGTHS.get(code.substring(0, 2)))
        && hasCheckDigits(code);
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

package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** When a card expires, and the digits that follow, where a card is being spoken of. */
record CardDetails() implements Detector {

  private static final Set<Cue> CARD = Set.of(Cue.CARD, Cue.SECURITY_CODE);
  private static final int NEARBY = 15;

  /** Last words of cues that are said of little but cards. */
  private static final Set<String> STRONG =
      WordList.of("expiry exp thru date date's expiration valid expires");

  /** What else expires. */
  private static final Set<String> OTHERS =
      WordList.of(
          """
          policy warranty contract passport licence license offer coupon voucher subscription trial
          lease certificate domain plan deal guarantee promotion\
          """);

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i < words.count(); i++) {
      int last = endOf(words, i);
      if (last > i && isExpiry(words, i)) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.CARD));
        code(words, last + 1, found);
      }
    }
  }

  /** Reports each month with a year, where an expiry was asked for. */
  static void dates(Words words, int from, Consumer<Span> found) {
    for (int i = from; i < words.count(); i++) {
      int last = endOf(words, i);
      if (last > i) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.CARD));
        code(words, words.at(last + 1).equals("and") ? last + 2 : last + 1, found);
      }
    }
  }

  /** The last word of a month with a year that begins at a word, or that word if there is none. */
  private static int endOf(Words words, int i) {
    if (isMonth(words, i) && isYear(words, i + 1)) {
      return i + 1;
    }
    return Dates.isMonthName(words.at(i)) ? spokenYearEnd(words, i) : i;
  }

  /** "March two thousand twenty nine": the last word of a year behind a month, or the month. */
  private static int spokenYearEnd(Words words, int month) {
    var digits = new StringBuilder();
    int last = month;
    while (last < month + 5 && words.gapAfter(last).isBlank()) {
      int next = words.at(last + 1).equals("and") && last > month ? last + 2 : last + 1;
      var spoken = SpokenDigits.at(words, next);
      if (spoken.isEmpty()) {
        break;
      }
      digits.append(spoken.get().digits());
      last = next + spoken.get().words() - 1;
    }
    var year = digits.toString();
    boolean fits = year.length() == 2 || (year.startsWith("20") && year.length() <= 6);
    return fits && isOneOf(year.substring(year.length() - 2), 20, 49) ? last : month;
  }

  private static boolean isMonth(Words words, int i) {
    return (words.isNumber(i) && isOneOf(words.written(i), 1, 12))
        || Dates.isMonthName(words.at(i))
        || (SpokenDigits.at(words, i).isPresent() && words.cues().before(i).isPresent());
  }

  private static boolean isYear(Words words, int i) {
    var gap = words.gapAfter(i - 1).strip();
    boolean joined = gap.isEmpty() || gap.equals("/") || gap.equals("-") || gap.equals(",");
    return joined && words.isNumber(i) && isOneOf(lastTwo(words.written(i)), 20, 49);
  }

  private static String lastTwo(String year) {
    return year.length() == 4 && year.startsWith("20") ? year.substring(2) : year;
  }

  private static boolean isOneOf(String digits, int least, int most) {
    if (digits.length() > 2) {
      return false;
    }
    int value = Integer.parseInt(digits);
    return value >= least && value <= most;
  }

  private static boolean isExpiry(Words words, int i) {
    boolean slashed = words.gapAfter(i).strip().equals("/");
    boolean directlyBehindCard = slashed && followsCard(words, i);
    return directlyBehindCard
        || (words.cues().near(i - 4, 4, Set.of(Cue.EXPIRY)) && isCards(words, i));
  }

  /** Whether what expires is a card: one is spoken of, or nothing else that expires. */
  static boolean isCards(Words words, int i) {
    if (words.cues().near(i, NEARBY, CARD)) {
      return true;
    }
    for (int other = Math.max(0, i - NEARBY);
        other < words.count() && other < i + NEARBY;
        other++) {
      if (OTHERS.contains(words.at(other))) {
        return false;
      }
    }
    var cue = words.at(i - 1);
    return STRONG.contains(cue) || STRONG.contains(words.at(i - 2));
  }

  private static boolean followsCard(Words words, int i) {
    return words.written(i - 1).equals(Sensitive.CARD.placeholder())
        || (words.isNumber(i - 1)
            && words.written(i - 1).length() >= 4
            && words.cues().near(i, NEARBY, CARD));
  }

  /** Three or four digits directly behind the expiry are the security code. */
  private static void code(Words words, int i, Consumer<Span> found) {
    int length = words.isNumber(i) ? words.written(i).length() : 0;
    if ((length == 3 || length == 4) && words.gapAfter(i - 1).length() <= 2) {
      found.accept(new Span(words.start(i), words.end(i), Sensitive.CARD));
    }
  }
}

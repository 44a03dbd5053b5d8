package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** When a card expires, and the digits that follow, where a card is being spoken of. */
record CardDetails() implements Detector {

  private static final Set<Cue> CARD = Set.of(Cue.CARD, Cue.SECURITY_CODE);
  private static final int NEARBY = 15;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i < words.count(); i++) {
      if (isMonth(words, i) && isYear(words, i + 1) && isExpiry(words, i)) {
        found.accept(new Span(words.start(i), words.end(i + 1), Sensitive.CARD));
        code(words, i + 2, found);
      }
    }
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
        || (words.cues().near(i - 4, 4, Set.of(Cue.EXPIRY)) && words.cues().near(i, NEARBY, CARD));
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

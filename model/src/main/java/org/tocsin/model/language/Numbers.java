package org.tocsin.model.language;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what digits are: a card, an account, an identity, a birthday, a telephone number, or
 * nothing of anybody's concern.
 */
record Numbers(PhoneNumbers phones) implements Detector {

  /*
   * First of all a card's number is looked for anywhere in a run, because its check digit is the
   * strongest evidence; only "order number" and the like, close by, speak against it. Then the
   * nearest cue decides, within the lengths that its kind of number can have. Without a cue a
   * number must be evident by itself.
   */

  private static final int LONGEST_CARD = 19;
  private static final int SHORTEST_CARD = 12;
  private static final int SHORTEST_BEGINNING = 5;
  private static final int CARD_NEARBY = 15;
  private static final Set<Cue> CARD = Set.of(Cue.CARD, Cue.SECURITY_CODE);
  private static final Set<Cue> CODE = Set.of(Cue.SECURITY_CODE);
  private static final Set<String> BEGINNINGS = WordList.of("is it's number was");

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (var run : DigitRun.in(words)) {
      find(run, found);
    }
  }

  private void find(DigitRun run, Consumer<Span> found) {
    var cue = run.words().cues().around(run.first(), run.last());
    boolean stays = run.attached() || cue.equals(Optional.of(Cue.REFERENCE));
    int rest = stays ? 0 : cards(run, found);
    if (rest < run.groups().size()) {
      announced(run.part(rest, run.groups().size()), cue, found);
    }
  }

  /** Reports the cards in a run; returns the first group behind the last of them. */
  private static int cards(DigitRun run, Consumer<Span> found) {
    int rest = 0;
    int from = 0;
    while (from < run.groups().size()) {
      int to = cardEnd(run, from);
      if (to > from) {
        found.accept(run.part(from, to).span(Sensitive.CARD));
        rest = to;
      }
      from = Math.max(to, from + 1);
    }
    return rest;
  }

  /** Behind the last group of the longest card's number that begins at a group. */
  private static int cardEnd(DigitRun run, int from) {
    var digits = new StringBuilder();
    int end = from;
    for (int to = from; to < run.groups().size() && digits.length() < LONGEST_CARD; to++) {
      digits.append(clipped(run.groups().get(to).digits()));
      if (digits.length() >= 13 && CardNumber.isValid(digits.toString())) {
        end = to + 1;
      }
    }
    return end;
  }

  private static String clipped(String digits) {
    return digits.length() > LONGEST_CARD ? digits.substring(0, LONGEST_CARD + 1) : digits;
  }

  private void announced(DigitRun run, Optional<Cue> cue, Consumer<Span> found) {
    if (run.length() > 40) {
      return;
    }
    typeOf(run, cue).ifPresent(type -> found.accept(run.saidSpan(type)));
  }

  private Optional<Sensitive> typeOf(DigitRun run, Optional<Cue> cue) {
    int length = run.length();
    if (run.attached() || isPartOfDate(run)) {
      return Optional.empty();
    }
    boolean plus = run.follows('+') || run.words().at(run.first() - 1).equals("plus");
    if (plus && phones.isEvident(run)) {
      return Optional.of(Sensitive.PHONE);
    }
    return cue.flatMap(announced ->
            switch (announced) {
              case CARD -> when(isCard(run) || isCodeOfCard(run), Sensitive.CARD);
              case SECURITY_CODE -> when(length == 3 || length == 4, Sensitive.CARD);
              case SORT_CODE -> when(length >= 6 && length <= 17, Sensitive.BANK_ACCOUNT);
              case BANK_ACCOUNT, ACCOUNT ->
                  when(length >= 6 && length <= 17, Sensitive.BANK_ACCOUNT);
              case SOCIAL_SECURITY ->
                  when(length == 4 || (length >= 9 && length <= 15), Sensitive.NATIONAL_ID);
              case NATIONAL_ID -> when(length >= 7 && length <= 15, Sensitive.NATIONAL_ID);
              case BIRTH ->
                  when(length >= (run.spoken() ? 4 : 6) && length <= 8, Sensitive.DATE_OF_BIRTH);
              case PHONE -> when(length >= 7 && length <= 15 && !isOther(run), Sensitive.PHONE);
              case EXPIRY -> when(isExpiry(run), Sensitive.CARD);
              case REFERENCE -> Optional.<Sensitive>empty();
            })
        .or(() -> evident(run, cue));
  }

  /**
   * As long as a card's number, or the beginning of one: "my card is four nine eight three six".
   */
  private static boolean isCard(DigitRun run) {
    var before = run.words().at(run.first() - 1);
    boolean begun = BEGINNINGS.contains(before) && run.length() >= SHORTEST_BEGINNING;
    return run.length() <= LONGEST_CARD && (begun || run.length() >= SHORTEST_CARD);
  }

  /** "The four digits on the front of the amex are 8214": the code's cue, then the card's. */
  private static boolean isCodeOfCard(DigitRun run) {
    boolean sized = run.length() == 3 || run.length() == 4;
    int reach = Cue.SECURITY_CODE.reach;
    return sized && run.words().cues().near(run.first() - reach, reach - 1, CODE);
  }

  /** Month and year in four or six digits, where a card is spoken of. */
  private static boolean isExpiry(DigitRun run) {
    var digits = run.digits();
    if (digits.length() != 4 && digits.length() != 6) {
      return false;
    }
    int month = Integer.parseInt(digits.substring(0, 2));
    int year = Integer.parseInt(digits.substring(digits.length() - 2));
    return month >= 1
        && month <= 12
        && year >= 20
        && year <= 49
        && CardDetails.isCards(run.words(), run.first());
  }

  private Optional<Sensitive> evident(DigitRun run, Optional<Cue> cue) {
    if (isCardCode(run)) {
      return Optional.of(Sensitive.CARD);
    }
    if (cue.equals(Optional.of(Cue.REFERENCE)) && !isFarFromReference(run)) {
      return Optional.empty();
    }
    if (run.shape().equals("3-2-4") && !run.spoken()) {
      return Optional.of(Sensitive.NATIONAL_ID);
    }
    return when(!isOther(run) && phones.isEvident(run), Sensitive.PHONE);
  }

  /** "[CARD] [CARD], code 553". */
  private static boolean isCardCode(DigitRun run) {
    boolean sized = run.length() == 3 || run.length() == 4;
    return sized
        && run.words().at(run.first() - 1).equals("code")
        && run.words().cues().near(run.first() - 1, CARD_NEARBY, CARD);
  }

  /** "In case you miss me, 07700 900123": the word is near, but not about the number. */
  private static boolean isFarFromReference(DigitRun run) {
    var cues = run.words().cues();
    return run.digits().startsWith("0")
        && run.length() >= 10
        && !cues.near(run.first() - 1, 1, Set.of(Cue.REFERENCE))
        && cues.before(run.first()).isPresent();
  }

  /** The "17, 2024" of May 17, 2024, of which {@link BirthDates} takes care. */
  private static boolean isPartOfDate(DigitRun run) {
    return run.length() <= 6 && Dates.isMonthName(run.words().at(run.first() - 1));
  }

  private static boolean isOther(DigitRun run) {
    var shape = run.shape();
    return isDotted(run) || shape.startsWith("4-2-2") || shape.equals("2-2-4");
  }

  /** 192.168.100.200, 3.14159: a US number has three groups between dots, a French one five. */
  private static boolean isDotted(DigitRun run) {
    int groups = run.groups().size();
    return (groups == 2 || groups == 4) && run.words().gapAfter(run.first()).equals(".");
  }

  private static Optional<Sensitive> when(boolean holds, Sensitive type) {
    return holds ? Optional.of(type) : Optional.empty();
  }
}

package org.tocsin.model.language;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a turn asks the other side to say; nothing sensitive where it asks for an order number or
 * the like.
 */
record Request(Set<Sensitive> kinds) {

  /*
   * What answers a request needs less evidence than what is said unasked: half a card's number has
   * no check digit. A run of digits takes the first kind asked for, in the order of Sensitive.
   */

  static final Request NOTHING = new Request(Set.of());

  private static final Set<String> ASKING =
      WordList.of(
          """
          what what's which can could may might please need give tell read confirm type send provide
          enter spell verify have who when whose share\
          """);

  private static final Phrases NAMES =
      Phrases.of(
          """
          your name, full name, first name, last name, surname, family name, the name, what name,
          name please, speaking with, speaking to, who signed, whose name\
          """);

  private static final Phrases EMAILS = Phrases.of("email, e mail, emails, mail address");
  private static final Phrases ADDRESSES = Phrases.of("address, postcode, post code, zip code");
  private static final Set<String> CODES = WordList.of("number code id no numbers version");

  /** Words that may stand before a name that was asked for. */
  private static final Set<String> BEFORE_NAMES =
      WordList.of(
          """
          yes yeah yep sure ok okay of course um uh er it's its it is my name the name's this here i'm
          that's well so hi hello that would be\
          """);

  /** "And your date of birth": so short a turn asks for what it names. */
  private static final int SHORT = 7;

  private static final int FEWEST_DIGITS = 3;
  private static final int LONGEST_NAME = 4;

  Request {
    kinds = Set.copyOf(kinds);
  }

  /** What a turn asks for; empty if it asks for nothing that is known here. */
  static Optional<Request> in(Words words) {
    boolean asks = words.text().contains("?") || words.count() <= SHORT;
    for (int i = 0; i < words.count() && !asks; i++) {
      asks = ASKING.contains(words.at(i));
    }
    return asks ? of(words, 0) : Optional.empty();
  }

  /** What a turn announces with its last words, for its speaker to say in the next. */
  static Optional<Request> unfinished(Words words) {
    int from = Math.max(0, words.count() - 4);
    for (int i = from; i < words.count(); i++) {
      if (words.isPlaceholder(i) || words.isNumber(i) || SpokenDigits.at(words, i).isPresent()) {
        return Optional.empty();
      }
    }
    return of(words, from).filter(request -> !request.kinds.isEmpty());
  }

  private static Optional<Request> of(Words words, int from) {
    var kinds = EnumSet.noneOf(Sensitive.class);
    boolean reference = false;
    for (int i = from; i < words.count(); i++) {
      var cue = words.cues().endingAt(i);
      boolean other = cue.equals(Optional.of(Cue.REFERENCE));
      if (other && CODES.contains(words.at(i)) && !words.at(i - 1).startsWith("zip")) {
        return Optional.of(NOTHING);
      }
      reference |= other;
      cue.flatMap(Request::kind).ifPresent(kinds::add);
      named(words, i).ifPresent(kinds::add);
    }
    return kinds.isEmpty() && !reference ? Optional.empty() : Optional.of(new Request(kinds));
  }

  private static Optional<Sensitive> kind(Cue cue) {
    return switch (cue) {
      case CARD, SECURITY_CODE, EXPIRY -> Optional.of(Sensitive.CARD);
      case SORT_CODE, BANK_ACCOUNT -> Optional.of(Sensitive.BANK_ACCOUNT);
      case SOCIAL_SECURITY, NATIONAL_ID -> Optional.of(Sensitive.NATIONAL_ID);
      case BIRTH -> Optional.of(Sensitive.DATE_OF_BIRTH);
      case PHONE -> Optional.of(Sensitive.PHONE);
      case ACCOUNT, REFERENCE -> Optional.empty();
    };
  }

  private static Optional<Sensitive> named(Words words, int i) {
    if (EMAILS.endAt(words, i)) {
      return Optional.of(Sensitive.EMAIL);
    }
    if (ADDRESSES.endAt(words, i) && !EMAILS.endAt(words, i - 1)) {
      return Optional.of(Sensitive.ADDRESS);
    }
    return NAMES.endAt(words, i) ? Optional.of(Sensitive.PERSON) : Optional.empty();
  }

  /** Reports what answers it, from a word of a text on. */
  void find(Words words, int from, Consumer<Span> found) {
    if (kinds.contains(Sensitive.DATE_OF_BIRTH)) {
      dates(words, from, found);
    }
    if (kinds.contains(Sensitive.PERSON)) {
      name(words, from, found);
    }
    digitsAre()
        .ifPresent(kind ->
            DigitRun.in(words).stream()
                .filter(run -> run.first() >= from && isAnswer(run, kind))
                .forEach(run -> found.accept(run.span(kind))));
    if (kinds.contains(Sensitive.CARD)) {
      CardDetails.dates(words, from, found);
    }
  }

  private Optional<Sensitive> digitsAre() {
    return kinds.stream()
        .sorted()
        .filter(kind ->
            switch (kind) {
              case CARD, BANK_ACCOUNT, NATIONAL_ID, PHONE, DATE_OF_BIRTH -> true;
              case EMAIL, ADDRESS, PERSON -> false;
            })
        .findFirst();
  }

  private static boolean isAnswer(DigitRun run, Sensitive kind) {
    var own = run.words().cues().before(run.first());
    boolean other = own.equals(Optional.of(Cue.REFERENCE));
    int fewest = kind == Sensitive.DATE_OF_BIRTH ? 4 : FEWEST_DIGITS;
    return !other && !run.attached() && run.length() >= fewest;
  }

  private static void dates(Words words, int from, Consumer<Span> found) {
    for (int i = from; i < words.count(); i++) {
      int last = Dates.endOf(words, i);
      if (last >= i) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.DATE_OF_BIRTH));
        return;
      }
    }
  }

  private static void name(Words words, int from, Consumer<Span> found) {
    int first = from;
    while (BEFORE_NAMES.contains(words.at(first))) {
      first++;
    }
    int last = first - 1;
    while (words.isLetters(last + 1)
        && !Names.isStop(words.at(last + 1))
        && (last < first || words.isSpaced(last))) {
      last++;
    }
    if (last >= first && last - first < LONGEST_NAME && last + 3 > words.count()) {
      found.accept(new Span(words.start(first), words.end(last), Sensitive.PERSON));
    }
  }
}

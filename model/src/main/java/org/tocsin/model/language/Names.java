package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** Names of people, where somebody says that it is a name. */
record Names() implements Detector {

  /*
   * After "my name is" nearly everything is a name, whatever its case, for a recogniser may write no
   * capitals. After "the name is" it may be a hotel's, and after "this is" nearly nothing is a name:
   * there capitals, a known first name, or "speaking" and "from" behind them are asked for.
   */

  private static final Phrases OWN =
      Phrases.of(
          """
          my name is, my name's, my name was, i am called, mein name ist, ich heiße, me llamo,
          mi nombre es, je m'appelle, mi chiamo, meu nome é, ik heet\
          """);

  static final Phrases STATED =
      Phrases.of(
          """
          the name is, full name is, first name is, last name is, surname is, his name is,
          her name is, middle name is, maiden name is, name's, under the name of, under the name,
          in the name of, account holder is, cardholder is, surname's, last name's, first name's,
          last name, first name, surname, name on card, name on the card, name on it is,
          name on the account is, name on my card is, name on the reservation is, name on the booking is,
          name on the order is, name on the policy is, name on file is\
          """);

  /** Behind these a recogniser's words are a name, whatever they are. */
  private static final Phrases PARTS =
      Phrases.of(
          "last name, last name's, last name is, first name, first name's, first name is,"
              + " surname, surname's, surname is, family name is");

  /** Words that a colon makes a label of, as in "First name: Mei". */
  private static final Phrases LABELS =
      Phrases.of("name, customer, cardholder, holder, beneficiary, agent, passenger, caller");

  private static final Phrases PART_LABELS =
      Phrases.of("first name, last name, surname, family name, full name");

  static final Phrases HINTS =
      Phrases.of(
          """
          this is, it's, i'm, i am, speaking with, speaking to, speak with, speak to, talking to,
          talking with, spoke to, spoke with, hi, hello, hey, dear, thanks, thank you, regards,
          call me, agent, colleague, talk to, talked to, chatting with, transfer you to, told by,
          signed by, escalated by, boss, manager, technician, supervisor, beneficiary, patient,
          contact, ask, ask to, under, add, name, holder, brother, sister, mother, father, mum, mom,
          dad, friend, neighbour, neighbor, partner, from, by, t n v, driver, ask for, named, husband, wife, son, daughter, cheers,
          morning, afternoon\
          """);

  private static final Set<String> TITLES = WordList.of("mr mrs mister");

  /** Titles that are also something else: the name behind them must show that they are titles. */
  private static final Set<String> DOUBTFUL_TITLES = WordList.of("ms dr madam");

  private static final Set<String> INTRODUCTIONS = WordList.of("is it's i'm am");
  static final Set<String> FOLLOWERS = WordList.of("speaking calling here from");
  private static final Set<String> MEETINGS = WordList.of("with to");

  private static final Set<String> STOP =
      WordList.of(
          """
          on not and is in the a an to from for with i i'm my it it's that this spelled wrong correct
          calling speaking here but so because at of by also still missing different listed registered
          under what which please sir madam yes no ok okay just very really already now only being
          misspelled incorrect changed attached associated there or sorry about have has can could
          would thanks hi was were are be been if when how why who all any your you me he she they we
          too as well do does did don't doesn't isn't actually like get got going gonna need want
          nothing something anything everything someone anyone his her their our mine yours good great
          fine right then than after before up down out off over again more some number account
          address email phone date card name names order customer agent manager supervisor appearing
          showing coming supposed linked spelt written wrongly one two three four five six seven eight
          nine ten first last middle the's that's what's there's absolutely ridiculous unacceptable
          urgent mr mrs ms miss dr mister hello hey team everyone all dob zip yourself called\
          """);

  /** Whether a word is no part of a name, whatever stands before it. */
  static boolean isStop(String word) {
    return STOP.contains(word);
  }

  private static final int LONGEST_NAME = 3;
  private static final int LONGEST_SPELLING = 24;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i + 1 < words.count(); i++) {
      int last = EvidentNames.isBrand(words, i) ? i : nameAfter(words, i);
      if (last > i && !EvidentNames.isBrand(words, i + 1)) {
        found.accept(new Span(words.start(i + 1), endOf(words, last), Sensitive.PERSON));
      }
    }
  }

  /** The last word of the name that follows a word, or that word if none does. */
  private static int nameAfter(Words words, int i) {
    if (isTitle(words, i)) {
      return titledEnd(words, i);
    }
    if (!joins(words, i)) {
      return i;
    }
    if (OWN.endAt(words, i)) {
      return ownEnd(words, i);
    }
    if (PARTS.endAt(words, i) && isName(words, i + 1) && EvidentNames.isInSmallLetters(words)) {
      return i + 1;
    }
    if (STATED.endAt(words, i) || (isLabel(words, i) && PART_LABELS.endAt(words, i))) {
      return Math.max(knownEnd(words, i), capitalsEnd(words, i));
    }
    if (isLabel(words, i) && LABELS.endAt(words, i)) {
      int last = capitalsEnd(words, i);
      return last > i + 1 ? last : knownEnd(words, i);
    }
    return HINTS.endAt(words, i) ? hintedEnd(words, i) : i;
  }

  private static int ownEnd(Words words, int before) {
    int first = before + 1;
    if (words.at(first).length() == 1 && words.at(first + 1).length() == 1) {
      return spellingEnd(words, first);
    }
    if (words.isCapitalised(first)) {
      return capitalsEnd(words, before);
    }
    int last = before;
    while (last - before < 2
        && isName(words, last + 1)
        && (last == before || follows(words, last))) {
      last++;
    }
    return last;
  }

  /** The last of a row of single letters. */
  private static int spellingEnd(Words words, int first) {
    int last = first;
    while (last - first < LONGEST_SPELLING
        && words.isLetters(last + 1)
        && words.at(last + 1).length() == 1
        && words.gapAfter(last).length() <= 2) {
      last++;
    }
    return last;
  }

  private static boolean isTitle(Words words, int i) {
    boolean named = words.isCapitalised(i + 1) || FirstNames.contain(words, i + 1);
    if (!words.isSpaced(i) && !words.gapAfter(i).equals(". ")) {
      return false;
    }
    return TITLES.contains(words.at(i))
        || (DOUBTFUL_TITLES.contains(words.at(i)) && named && !words.isNumber(i - 1))
        || (words.written(i).equals("Miss") && named);
  }

  private static int titledEnd(Words words, int before) {
    if (!isName(words, before + 1) || words.at(before + 1).length() < 2) {
      return before;
    }
    return Math.max(before + 1, capitalsEnd(words, before));
  }

  private static int hintedEnd(Words words, int before) {
    if (FirstNames.contain(words, before + 1)) {
      return knownEnd(words, before);
    }
    int last = capitalsEnd(words, before);
    boolean introduced =
        FOLLOWERS.contains(words.at(last + 1)) && INTRODUCTIONS.contains(words.at(before));
    boolean met = last > before + 1 && MEETINGS.contains(words.at(before));
    return introduced || met ? last : before;
  }

  /** The last word of a name that begins with a known first name, or the word before. */
  private static int knownEnd(Words words, int before) {
    boolean known = FirstNames.contain(words, before + 1) && isName(words, before + 1);
    return known ? Math.max(before + 1, capitalsEnd(words, before)) : before;
  }

  /** The last of up to three capitalised words behind a word, or that word. */
  private static int capitalsEnd(Words words, int before) {
    int last = before;
    while (last - before < LONGEST_NAME
        && words.isCapitalised(last + 1)
        && isName(words, last + 1)
        && (last == before || follows(words, last))) {
      last++;
    }
    return last;
  }

  /** Whether a word can be a name; "noah_li_3668" is somebody's account. */
  static boolean isName(Words words, int i) {
    return words.isLetters(i)
        && !words.at(i).isEmpty()
        && !STOP.contains(words.at(i))
        && !words.gapAfter(i).startsWith("_");
  }

  private static boolean isLabel(Words words, int i) {
    return words.gapAfter(i).contains(":");
  }

  private static boolean joins(Words words, int i) {
    var gap = words.gapAfter(i);
    return gap.length() < 8 && gap.chars().allMatch(c -> " ,:*\"“”'-".indexOf(c) >= 0);
  }

  static boolean follows(Words words, int last) {
    var gap = words.gapAfter(last);
    boolean initial = gap.equals(". ") && words.at(last).length() == 1;
    return gap.isBlank() || gap.equals("-") || initial;
  }

  /** Without the "'s" of a possessive. */
  static int endOf(Words words, int last) {
    boolean possessive = words.at(last).endsWith("'s");
    return words.end(last) - (possessive ? 2 : 0);
  }
}

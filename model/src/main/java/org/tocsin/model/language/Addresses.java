package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** Streets with a house number, what follows them up to the postcode, and PO boxes. */
record Addresses() implements Detector {

  /*
   * "12 Oak Street" is an address, "20 minutes on the road" is not: between number and street
   * stand one to three words, none of them a unit or a function word. Words such as "way" and
   * "close" are more often no streets, and must be capitalised or follow a word like "address".
   */

  private static final Set<String> STREETS =
      WordList.of(
          """
          street road avenue lane boulevard crescent terrace parkway highway ave blvd rd mews straße
          strasse platz allee gasse gracht straat laan\
          """);

  private static final Set<String> DOUBTFUL_STREETS =
      WordList.of(
          """
          st drive dr close court ct way place pl gardens grove square sq row circle cir hill walk
          park ln hwy pkwy parade rise broadway nagar marg\
          """);

  private static final Set<String> NOT_IN_NAMES =
      WordList.of(
          """
          the a an of in on at to for from by with and or minutes minute hours hour days day weeks
          week months month years year times miles mile km pounds dollars percent people more other
          different is was are were i you we they it my your this that down up per cars off out items
          orders calls am pm than long late only just no not have degrees feet metres meters way all
          some any\
          """);

  private static final Set<String> CUES =
      WordList.of(
          """
          address live lives living deliver delivered delivery ship shipped send sent moved house
          home reside based come visit property technician engineer installation install street\
          """);

  private static final Set<String> NUMBER_PARTS = WordList.of("hundred thousand and");
  private static final Set<String> FLATS = WordList.of("flat apartment apt unit suite");
  private static final Set<String> ORDINALS = WordList.of("st nd rd th");
  private static final Set<String> DIRECTIONS =
      WordList.of("north south east west n s e w ne nw se sw");

  private static final int CUE_REACH = 10;
  private static final int LONGEST_TAIL = 9;
  private static final int LONGEST_TOWN = 3;
  private static final int LONGEST_NUMBER = 8;

  @Override
  public void find(Words words, Consumer<Span> found) {
    ForeignAddresses.find(words, found);
    for (int i = 0; i < words.count(); i++) {
      int street = isHouseNumber(words, i) ? streetAfter(words, i) : -1;
      int box = boxEnd(words, i);
      if (street > i) {
        found.accept(span(words, beginning(words, i), ending(words, street)));
      } else if (box > i) {
        found.accept(span(words, i, ending(words, box)));
      }
    }
  }

  private static Span span(Words words, int first, int last) {
    return new Span(words.start(first), words.end(last), Sensitive.ADDRESS);
  }

  private static boolean isHouseNumber(Words words, int i) {
    if (!words.isNumber(i)) {
      return SpokenDigits.at(words, i).isPresent() && words.at(i).length() > 1;
    }
    int start = words.start(i);
    char before = start == 0 ? ' ' : words.text().charAt(start - 1);
    boolean part = Character.isLetter(before) || "£$€.,:/#".indexOf(before) >= 0;
    return words.written(i).length() <= 5 && !part && !isOrdinal(words, i);
  }

  private static boolean isOrdinal(Words words, int i) {
    return words.isNumber(i) && words.gapAfter(i).isEmpty() && ORDINALS.contains(words.at(i + 1));
  }

  /** The last word of the street that follows a house number, or −1. */
  private static int streetAfter(Words words, int number) {
    int name = nameAfter(words, number);
    if (words.at(name).equals("the") && STREETS.contains(words.at(name + 1))) {
      return name + 1;
    }
    for (int i = name; i <= name + 3 && joins(words, i - 1); i++) {
      if (i > name && isStreet(words, i, number)) {
        return i;
      }
      if (!words.isLetters(i) || NOT_IN_NAMES.contains(words.at(i))) {
        return -1;
      }
    }
    return -1;
  }

  /** Behind the other words of a spoken number, the letter of "221B", and the "6" of "6th". */
  private static int nameAfter(Words words, int number) {
    int name = number + 1;
    while (name < number + 4 && isSaid(words, name)) {
      name++;
    }
    boolean said = SpokenDigits.at(words, number).isPresent() && words.isSpaced(name - 1);
    boolean letter =
        words.isLetters(name)
            && words.at(name).length() == 1
            && (words.gapAfter(name - 1).isEmpty() || (said && !words.at(name).equals("i")));
    int next = letter ? name + 1 : name;
    return isOrdinal(words, next) ? next + 1 : next;
  }

  private static boolean joins(Words words, int word) {
    var gap = words.gapAfter(word);
    return gap.isEmpty()
        || gap.isBlank()
        || gap.equals(", ")
        || gap.equals("-")
        || gap.equals(". ");
  }

  private static boolean isStreet(Words words, int i, int number) {
    if (STREETS.contains(words.at(i))) {
      return true;
    }
    boolean capitals = words.isCapitalised(i) && words.isCapitalised(i - 1);
    boolean alone = number == 0 && (i + 1 == words.count() || words.gapAfter(i).startsWith(","));
    return DOUBTFUL_STREETS.contains(words.at(i))
        && (capitals || alone || isAnnounced(words, number));
  }

  private static boolean isAnnounced(Words words, int number) {
    for (int i = Math.max(0, number - CUE_REACH); i < number; i++) {
      if (CUES.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  /** With the flat before a house number, and the first of "1-6". */
  private static int beginning(Words words, int number) {
    boolean range = words.isNumber(number - 1) && words.gapAfter(number - 1).equals("-");
    boolean flat = words.isNumber(number - 1) && FLATS.contains(words.at(number - 2));
    if (flat || range) {
      return flat ? number - 2 : number - 1;
    }
    int spoken = numberStart(words, number);
    if (FLATS.contains(words.at(spoken - 1)) || words.at(spoken - 1).equals("number")) {
      return spoken - 1;
    }
    int home = numberStart(words, spoken - 1);
    boolean comma = words.gapAfter(spoken - 1).equals(", ") && isSaid(words, spoken - 1);
    return comma && FLATS.contains(words.at(home - 1)) ? home - 1 : spoken;
  }

  /** The first word of a number that is said with several, "two hundred and eight". */
  private static int numberStart(Words words, int number) {
    int first = number;
    while (first > number - LONGEST_NUMBER
        && words.isSpaced(first - 1)
        && isSaid(words, first - 1)) {
      first--;
    }
    return words.at(first).equals("and") ? first + 1 : first;
  }

  private static boolean isSaid(Words words, int i) {
    return SpokenDigits.at(words, i).isPresent() || NUMBER_PARTS.contains(words.at(i));
  }

  /** With the flat, the town and the postcode behind a street, as far as there are any. */
  private static int ending(Words words, int street) {
    int last = flatBehind(words, DIRECTIONS.contains(words.at(street + 1)) ? street + 1 : street);
    for (int i = last + 1; i <= last + LONGEST_TAIL && isTail(words, i - 1); i++) {
      int postcode = Math.max(Postcodes.endOf(words, i), SpelledCodes.postcodeEnd(words, i));
      if (postcode >= 0) {
        return postcode;
      }
      boolean town = words.isCapitalised(i - 1) && i - 1 > street && words.isNumber(i);
      if (town && words.written(i).length() >= 4 && words.written(i).length() <= 5) {
        return i;
      }
      if (!words.isLetters(i) || NOT_IN_NAMES.contains(words.at(i))) {
        break;
      }
    }
    return townBehind(words, last);
  }

  /** The last word of ", Springfield, Illinois" behind a word, or that word. */
  private static int townBehind(Words words, int street) {
    int last = street;
    for (int parts = 0; parts < 2 && words.gapAfter(last).equals(", "); parts++) {
      int end = last;
      while (end < last + LONGEST_TOWN
          && words.isLetters(end + 1)
          && !Names.isStop(words.at(end + 1))
          && !NOT_IN_NAMES.contains(words.at(end + 1))
          && words.isCapitalised(end + 1) == words.isCapitalised(street)
          && (end == last || words.isSpaced(end))) {
        end++;
      }
      boolean closed = words.gapAfter(end).startsWith(",") || end + 1 >= words.count();
      boolean linked = words.at(end + 1).equals("and") || words.gapAfter(end).startsWith(".");
      if (end == last || !(closed || linked || words.isCapitalised(end))) {
        return last;
      }
      last = end;
    }
    return last;
  }

  /** The last word of ", Unit 8B" behind a word, or that word. */
  private static int flatBehind(Words words, int last) {
    if (!FLATS.contains(words.at(last + 1))) {
      return last;
    }
    if (!words.isNumber(last + 2)) {
      return flatLetter(words, last);
    }
    boolean letter = words.at(last + 3).length() == 1 && words.gapAfter(last + 2).isEmpty();
    return letter ? last + 3 : last + 2;
  }

  /** "Unit C", "apartment three oh six". */
  private static int flatLetter(Words words, int last) {
    if (words.at(last + 2).length() == 1 && words.isLetters(last + 2)) {
      return last + 2;
    }
    int end = last + 2;
    while (end < last + 6 && SpokenDigits.at(words, end).isPresent()) {
      end++;
    }
    return end > last + 2 ? end - 1 : last;
  }

  private static boolean isTail(Words words, int word) {
    var gap = words.gapAfter(word);
    return gap.isEmpty() || gap.isBlank() || gap.strip().equals(",");
  }

  /** The number of a PO box that begins at a word, or −1. */
  private static int boxEnd(Words words, int i) {
    boolean dotted = words.at(i).equals("p") && words.at(i + 1).equals("o");
    int box = dotted ? i + 2 : i + 1;
    boolean is = (dotted || words.at(i).equals("po")) && words.at(box).equals("box");
    if (!is || words.isNumber(box + 1)) {
      return is ? box + 1 : -1;
    }
    int end = box + 1;
    while (end < box + 7 && SpokenDigits.at(words, end).isPresent()) {
      end++;
    }
    return end > box + 1 ? end - 1 : -1;
  }
}

package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** Streets with a house number, and PO boxes. */
record Addresses() implements Detector {

  /*
   * "12 Oak Street" is an address, "20 minutes on the road" is not: between number and street
   * stand one to three words, none of them a unit or a function word. Words such as "way" and
   * "close" are more often no streets, and must be capitalised or follow a word like "address".
   */

  private static final Set<String> STREETS =
      Set.of(
          "street",
          "road",
          "avenue",
          "lane",
          "boulevard",
          "crescent",
          "terrace",
          "parkway",
          "highway",
          "ave",
          "blvd",
          "rd",
          "mews",
          "cul-de-sac");

  private static final Set<String> DOUBTFUL_STREETS =
      Set.of(
          "st", "drive", "dr", "close", "court", "ct", "way", "place", "pl", "gardens", "grove",
          "square", "sq", "row", "circle", "cir", "hill", "walk", "park", "ln", "hwy", "pkwy",
          "parade", "rise", "view", "green", "nagar", "marg");

  private static final Set<String> NOT_IN_NAMES =
      Set.of(
          "the",
          "a",
          "an",
          "of",
          "in",
          "on",
          "at",
          "to",
          "for",
          "from",
          "by",
          "with",
          "and",
          "or",
          "minutes",
          "minute",
          "hours",
          "hour",
          "days",
          "day",
          "weeks",
          "week",
          "months",
          "month",
          "years",
          "year",
          "times",
          "miles",
          "mile",
          "km",
          "pounds",
          "dollars",
          "percent",
          "people",
          "more",
          "other",
          "different",
          "is",
          "was",
          "are",
          "were",
          "i",
          "you",
          "we",
          "they",
          "it",
          "my",
          "your",
          "this",
          "that",
          "down",
          "up",
          "per",
          "cars",
          "off",
          "out",
          "off-",
          "items",
          "orders",
          "calls",
          "am",
          "pm",
          "than",
          "long",
          "late",
          "only",
          "just",
          "no",
          "not",
          "have",
          "degrees",
          "feet",
          "metres",
          "meters",
          "way",
          "all",
          "some",
          "any");

  private static final Set<String> CUES =
      Set.of(
          "address",
          "live",
          "lives",
          "living",
          "deliver",
          "delivered",
          "delivery",
          "ship",
          "shipped",
          "send",
          "sent",
          "moved",
          "house",
          "home",
          "reside",
          "based");

  private static final Set<String> FLATS =
      Set.of("flat", "apartment", "apt", "unit", "suite", "number");
  private static final int CUE_REACH = 10;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i < words.count(); i++) {
      int last = isHouseNumber(words, i) ? streetAfter(words, i) : -1;
      if (last > i) {
        found.accept(span(words, flatBefore(words, i), last));
      } else if (isPoBox(words, i)) {
        found.accept(
            span(words, i, i + 3 < words.count() && words.at(i + 1).equals("o") ? i + 3 : i + 2));
      }
    }
  }

  private static Span span(Words words, int first, int last) {
    return new Span(words.start(first), words.end(last), Sensitive.ADDRESS);
  }

  private static boolean isHouseNumber(Words words, int i) {
    boolean short5 = words.isNumber(i) && words.written(i).length() <= 5;
    boolean part = words.gapAfter(i - 1).endsWith("£") || words.gapAfter(i - 1).endsWith("$");
    return (short5 && !part) || (SpokenDigits.at(words, i).isPresent() && !words.at(i).equals("o"));
  }

  /** The last word of the street that follows a house number, or −1. */
  private static int streetAfter(Words words, int number) {
    int name = nameAfter(words, number);
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

  /** Behind the other words of a spoken number, and the letter of "221B". */
  private static int nameAfter(Words words, int number) {
    int name = number + 1;
    while (name < number + 4 && SpokenDigits.at(words, name).isPresent()) {
      name++;
    }
    boolean letter = words.at(name).length() == 1 && words.gapAfter(name - 1).isEmpty();
    return letter ? name + 1 : name;
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
    return DOUBTFUL_STREETS.contains(words.at(i))
        && ((words.isCapitalised(i) && words.isCapitalised(i - 1)) || isAnnounced(words, number));
  }

  private static boolean isAnnounced(Words words, int number) {
    for (int i = Math.max(0, number - CUE_REACH); i < number; i++) {
      if (CUES.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static int flatBefore(Words words, int number) {
    boolean flat = FLATS.contains(words.at(number - 2)) && !words.at(number - 2).equals("number");
    return flat && words.isNumber(number - 1) ? number - 2 : number;
  }

  private static boolean isPoBox(Words words, int i) {
    boolean dotted = words.at(i).equals("p") && words.at(i + 1).equals("o");
    int box = dotted ? i + 2 : i + 1;
    return (dotted || words.at(i).equals("po"))
        && words.at(box).equals("box")
        && words.isNumber(box + 1);
  }
}

package org.tocsin.model.language;

import java.util.Set;
import java.util.function.Consumer;

/** E-mail addresses as they are said: "jane dot doe at gmail dot com". */
record SpokenEmails() implements Detector {

  /*
   * "Look at amazon dot com" says no address. So one of three must hold: the domain is a mail
   * provider's, somebody spoke of e-mail just before, or the part before "at" is joined by
   * "dot", "underscore" and the like.
   */

  private static final Set<String> JOINERS =
      WordList.of("dot underscore dash hyphen point period plus minus as in");

  private static final Set<String> PROVIDERS =
      WordList.of(
          """
          gmail googlemail yahoo hotmail outlook icloud aol live msn protonmail proton gmx btinternet
          sky comcast verizon ymail me rediffmail zoho bigpond optusnet virginmedia talktalk\
          """);

  private static final Set<String> OPENERS =
      WordList.of("email e mail address is it's its that's to at emails");

  /** Post boxes of a firm rather than a person. */
  private static final Set<String> ROLES =
      WordList.of(
          """
          info accounts account billing sales support contact hello office admin legal finance help
          service bookings reservations enquiries inquiries invoices orders payments careers jobs\
          """);

  private static final Set<String> ENDS =
      WordList.of(
          """
          com net org edu gov info biz io co uk de fr es it nl be ch at ie pt pl se no dk fi eu au nz
          ca in jp br mx us za\
          """);

  /** Words that never end the part before "at". */
  private static final Set<String> NO_LOCAL =
      WordList.of("email mail address emails me us you it him her them message look available");

  private static final Set<String> ANNOUNCING = WordList.of("email emails email's login login's");

  /** Words of the sentence in which an address stands, rather than of the address. */
  private static final Set<String> NOT_DICTATED =
      WordList.of(
          """
          i you me he she they we please send sent copy cc use uses used try have has had got get got
          account old new other reach write wrote contact with from and or on under was were yeah yes
          sure um uh so well my your his her our their\
          """);

  private static final int LONGEST_LOCAL = 12;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int at = 1; at < words.count(); at++) {
      if (words.at(at).equals("at")) {
        find(words, at, found);
      }
    }
  }

  private static void find(Words words, int at, Consumer<Span> found) {
    int domain =
        words.at(at + 1).equals("sign") || words.at(at + 1).equals("symbol") ? at + 2 : at + 1;
    int end = domainEnd(words, domain);
    boolean local = words.isLetters(at - 1) || words.isNumber(at - 1);
    if (end < 0 || !local || NO_LOCAL.contains(words.at(at - 1))) {
      return;
    }
    boolean announced = isAnnounced(words, at);
    boolean provided = PROVIDERS.contains(words.at(domain));
    int start = localStart(words, at - 1, announced || provided);
    boolean joined = start < at - 1 && JOINERS.contains(words.at(at - 2));
    boolean sent = words.at(start - 1).equals("to") && !Names.isStop(words.at(at - 1));
    boolean known =
        provided || sent || ROLES.contains(words.at(at - 1)) || FirstNames.contain(words, at - 1);
    if (announced || joined || known || isBracketed(words, at)) {
      found.accept(new Span(words.start(start), words.end(end), Sensitive.EMAIL));
    }
  }

  /** "jane (at) example (dot) com". */
  private static boolean isBracketed(Words words, int at) {
    var gap = words.gapAfter(at - 1);
    return gap.endsWith("(") || gap.endsWith("[");
  }

  /** The last word of a domain: names with "dot" or a written dot between them; −1 if none. */
  private static int domainEnd(Words words, int first) {
    int last = first;
    boolean dotted = false;
    while (words.isLetters(last) || words.isNumber(last)) {
      int label = dotted ? last : labelEnd(words, last);
      if (label > last) {
        last = label;
      } else if (isHyphen(words, last + 1) && words.isLetters(last + 2)) {
        last += 2;
      } else if (words.at(last + 1).equals("dot") && words.isLetters(last + 2)) {
        last += 2;
        dotted = true;
      } else if (words.gapAfter(last).equals(".") && words.isLetters(last + 1)) {
        last++;
        dotted = true;
      } else {
        break;
      }
    }
    return dotted && words.at(last).length() >= 2 ? last : -1;
  }

  private static boolean isHyphen(Words words, int i) {
    return words.at(i).equals("dash") || words.at(i).equals("hyphen");
  }

  /** The last of up to three words of a name such as "fenwick plumbing", before its "dot net". */
  private static int labelEnd(Words words, int first) {
    for (int last = first + 1; last <= first + 2 && words.isSpaced(last - 1); last++) {
      if (!words.isLetters(last) || words.at(last).equals("dot")) {
        return first;
      }
      if (words.at(last + 1).equals("dot") && ENDS.contains(words.at(last + 2))) {
        return last;
      }
    }
    return first;
  }

  private static boolean isAnnounced(Words words, int at) {
    for (int i = Math.max(0, at - LONGEST_LOCAL); i < at; i++) {
      boolean hyphened = words.at(i).equals("e") && words.at(i + 1).equals("mail");
      if (hyphened || ANNOUNCING.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static int localStart(Words words, int last, boolean announced) {
    int start = last;
    while (start > 0 && last - start < LONGEST_LOCAL && continues(words, start, announced)) {
      start--;
    }
    return start;
  }

  /** Whether the word before one belongs to the same local part. */
  private static boolean continues(Words words, int word, boolean announced) {
    int before = word - 1;
    if (words.isPlaceholder(before) || words.gapAfter(before).contains(":")) {
      return false;
    }
    boolean written = words.gapAfter(before).equals(".") || words.gapAfter(before).equals("_");
    boolean joiner = JOINERS.contains(words.at(word)) || JOINERS.contains(words.at(before));
    boolean spelled = isSpelled(words, word) && isSpelled(words, before);
    boolean digits = SpokenDigits.at(words, word).isPresent() || words.isNumber(word);
    boolean dictated =
        announced
            && words.isSpaced(before)
            && !OPENERS.contains(words.at(before))
            && !NOT_DICTATED.contains(words.at(before));
    boolean initial = words.at(before).length() == 1 && words.at(before).charAt(0) != 'i';
    boolean example = words.at(before - 1).equals("in") && words.at(before - 2).equals("as");
    return written
        || example
        || joiner
        || spelled
        || initial
        || (digits && !isOpener(words, before))
        || dictated;
  }

  private static boolean isOpener(Words words, int word) {
    return OPENERS.contains(words.at(word));
  }

  private static boolean isSpelled(Words words, int word) {
    return words.at(word).length() == 1 || SpokenDigits.at(words, word).isPresent();
  }
}

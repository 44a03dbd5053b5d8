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
      WordList.of("dot underscore dash hyphen point period plus minus");

  private static final Set<String> PROVIDERS =
      WordList.of(
          """
          gmail googlemail yahoo hotmail outlook icloud aol live msn protonmail proton gmx btinternet
          sky comcast verizon ymail me rediffmail zoho bigpond optusnet virginmedia talktalk\
          """);

  private static final Set<String> OPENERS =
      WordList.of("email e mail address is it's its that's to at emails");

  /** Words that never end the part before "at". */
  private static final Set<String> NO_LOCAL =
      WordList.of("email mail address emails me us you it him her them message look available");

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
    int start = localStart(words, at - 1, announced);
    boolean joined = start < at - 1 && JOINERS.contains(words.at(at - 2));
    if (announced || joined || PROVIDERS.contains(words.at(domain))) {
      found.accept(new Span(words.start(start), words.end(end), Sensitive.EMAIL));
    }
  }

  /** The last word of a domain: names with "dot" or a written dot between them; −1 if none. */
  private static int domainEnd(Words words, int first) {
    int last = first;
    boolean dotted = false;
    while (words.isLetters(last) || words.isNumber(last)) {
      if (words.at(last + 1).equals("dot") && words.isLetters(last + 2)) {
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

  private static boolean isAnnounced(Words words, int at) {
    for (int i = Math.max(0, at - LONGEST_LOCAL); i < at; i++) {
      boolean hyphened = words.at(i).equals("e") && words.at(i + 1).equals("mail");
      if (hyphened || words.at(i).equals("email") || words.at(i).equals("emails")) {
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
    boolean dictated = announced && words.isSpaced(before) && !OPENERS.contains(words.at(before));
    boolean initial = words.at(before).length() == 1 && words.at(before).charAt(0) != 'i';
    return written
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

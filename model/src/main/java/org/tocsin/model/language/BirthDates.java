package org.tocsin.model.language;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Dates that somebody calls a birthday. Those of digits alone, without signs between them, are
 * found by {@link Numbers}.
 */
record BirthDates() implements Detector {

  private static final int REACH = 8;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i < words.count(); i++) {
      if (words.cues().endingAt(i).equals(Optional.of(Cue.BIRTH)) && isClaim(words, i)) {
        firstDate(words, i + 1, found);
      }
    }
  }

  /**
   * "Birthday" and "born" alone announce a date only at once: "a birthday present on …" does not.
   */
  private static boolean isClaim(Words words, int i) {
    return switch (words.at(i)) {
      case "birthday" -> words.gapAfter(i).contains(":");
      case "born" -> Dates.endOf(words, i + 1) >= 0 || words.at(i + 1).equals("the");
      default -> true;
    };
  }

  private static void firstDate(Words words, int from, Consumer<Span> found) {
    for (int i = from; i < from + REACH && i < words.count(); i++) {
      int last = Dates.endOf(words, i);
      if (last >= i) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.DATE_OF_BIRTH));
        return;
      }
    }
  }
}

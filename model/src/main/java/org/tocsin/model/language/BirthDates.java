package org.tocsin.model.language;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Dates that somebody calls a birthday. Those of digits alone, without signs between them, are
 * found by {@link Numbers}.
 */
record BirthDates() implements Detector {

  private static final Set<String> CLAIMS = WordList.of("is that's thats was");
  private static final int REACH = 8;
  private static final int LOOK_BACK = 16;

  @Override
  public void find(Words words, Consumer<Span> found) {
    for (int i = 0; i < words.count(); i++) {
      if (!words.cues().endingAt(i).equals(Optional.of(Cue.BIRTH))) {
        continue;
      }
      if (isClaimed(words, i)) {
        dateBefore(words, i, found);
      } else if (isClaim(words, i)) {
        if (!firstDate(words, i + 1, found)) {
          dateBefore(words, i, found);
        }
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

  /** "July ninth is my birthday", "that's my date of birth". */
  private static boolean isClaimed(Words words, int i) {
    int my = i;
    while (my > i - 4 && !words.at(my).equals("my")) {
      my--;
    }
    return words.at(my).equals("my") && CLAIMS.contains(words.at(my - 1));
  }

  /** Unless a birthday was taken out near the cue already. */
  private static void dateBefore(Words words, int cue, Consumer<Span> found) {
    for (int i = cue - LOOK_BACK; i < cue + REACH; i++) {
      if (words.written(i).equals(Sensitive.DATE_OF_BIRTH.placeholder())) {
        return;
      }
    }
    for (int i = Math.max(0, cue - LOOK_BACK); i < cue; i++) {
      int last = Dates.endOf(words, i);
      if (last >= i && last < cue) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.DATE_OF_BIRTH));
        return;
      }
    }
  }

  private static boolean firstDate(Words words, int from, Consumer<Span> found) {
    for (int i = from; i < from + REACH && i < words.count(); i++) {
      int last = Dates.endOf(words, i);
      if (last >= i) {
        found.accept(new Span(words.start(i), words.end(last), Sensitive.DATE_OF_BIRTH));
        return true;
      }
    }
    return false;
  }
}

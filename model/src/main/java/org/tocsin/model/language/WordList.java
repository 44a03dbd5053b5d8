package org.tocsin.model.language;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of words and phrases, written as text. */
final class WordList {

  private WordList() {}

  /** Words with blanks between them. */
  static Set<String> of(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
  }

  /** Phrases with commas between them, each a list of words. */
  static List<List<String>> phrases(String text) {
    return Arrays.stream(text.strip().split(",", -1))
        .map(phrase -> List.of(phrase.strip().split("[ /]+", -1)))
        .toList();
  }
}

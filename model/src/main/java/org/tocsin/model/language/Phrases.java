package org.tocsin.model.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Phrases that are looked for by their last word. */
record Phrases(Map<String, List<List<String>>> byLastWord) {

  /** The phrases of a text with commas between them. */
  static Phrases of(String text) {
    return new Phrases(
        WordList.phrases(text).stream().collect(Collectors.groupingBy(List::getLast)));
  }

  /** Whether one of them ends at a word. */
  boolean endAt(Words words, int last) {
    return byLastWord.getOrDefault(words.at(last), List.of()).stream()
        .anyMatch(phrase -> isAt(words, last - phrase.size() + 1, phrase));
  }

  private static boolean isAt(Words words, int first, List<String> phrase) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.at(first + i).equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}

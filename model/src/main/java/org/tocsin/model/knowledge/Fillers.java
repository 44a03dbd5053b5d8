package org.tocsin.model.knowledge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of speech that say nothing about what is asked: "um", "get", "my", "because". */
final class Fillers {

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

  static final Set<String> WORDS =
      Lines.of("stop-words.txt").stream()
          .flatMap(SPACE::splitAsStream)
          .collect(Collectors.toUnmodifiableSet());

  private Fillers() {}

  /** How many words of a text are none of these. */
  static long tellingWords(String text) {
    return telling(text).count();
  }

  /** Which words of a text are none of these. */
  static Set<String> tellingSet(String text) {
    return telling(text).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> telling(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .filter(word -> !WORDS.contains(word));
  }
}

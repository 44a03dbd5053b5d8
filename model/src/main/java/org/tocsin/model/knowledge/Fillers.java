package org.tocsin.model.knowledge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .filter(word -> !WORDS.contains(word.group()))
        .count();
  }
}

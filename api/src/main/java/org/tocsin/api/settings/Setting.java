package org.tocsin.api.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that an operator may set.
 *
 * @param word its key in a configuration file: "mostBytes"
 * @param meaning one sentence for the operator
 * @param usual what holds where nothing is set
 * @param reader makes the value of the text, or throws IllegalArgumentException with the key, the
 *     rule and the text
 */
public record Setting<T>(String word, String meaning, String usual, Function<String, T> reader) {

  static Setting<String> text(String word, String meaning, String usual) {
    return new Setting<>(word, meaning, usual, text -> text);
  }

  /** A text; there is none while nothing is set. */
  static Setting<Optional<String>> optional(String word, String meaning) {
    return text(word, meaning, "").orNone();
  }

  /** A file or folder; there is none while nothing is set. */
  static Setting<Optional<Path>> path(String word, String meaning) {
    return text(word, meaning, "").map(Path::of).orNone();
  }

  static Setting<Integer> whole(String word, String meaning, String usual, int least, int most) {
    var rule = "must be a whole number in %d..%d".formatted(least, most);
    return number(word, meaning, usual, rule, Integer::valueOf, n -> n >= least && n <= most);
  }

  /** A whole number from {@code least} on. */
  static Setting<Integer> whole(String word, String meaning, String usual, int least) {
    return whole(word, meaning, usual, least, Integer.MAX_VALUE);
  }

  static Setting<Double> share(String word, String meaning, String usual) {
    var rule = "must be a number in 0..1";
    return number(word, meaning, usual, rule, Double::valueOf, n -> n >= 0 && n <= 1);
  }

  static Setting<Double> positive(String word, String meaning, String usual) {
    var rule = "must be a number from 0 on";
    return number(
        word, meaning, usual, rule, Double::valueOf, n -> n >= 0 && n <= Double.MAX_VALUE);
  }

  static Setting<Duration> seconds(String word, String meaning, String usual) {
    return whole(word, meaning, usual, 1, 1_000_000).map(Duration::ofSeconds);
  }

  static Setting<Boolean> truth(String word, String meaning, String usual) {
    return new Setting<>(
        word,
        meaning,
        usual,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw broken(word, "must be true or false", text);
            });
  }

  /** The same, and what is made of its value. */
  <S> Setting<S> map(Function<T, S> next) {
    return new Setting<>(word, meaning, usual, reader.andThen(next));
  }

  /** The same; an empty text means that there is none. */
  Setting<Optional<T>> orNone() {
    return new Setting<>(
        word,
        meaning,
        usual,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text)));
  }

  /** The variable in the environment: "TOCSIN_MOST_BYTES". */
  public String variable() {
    return "TOCSIN_" + word.replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static <N> Setting<N> number(
      String word,
      String meaning,
      String usual,
      String rule,
      Function<String, N> parsed,
      Predicate<N> holds) {
    return new Setting<>(
        word,
        meaning,
        usual,
        text -> {
          try {
            var value = parsed.apply(text);
            if (holds.test(value)) {
              return value;
            }
          } catch (NumberFormatException notANumber) {
            // told below, with the rule
          }
          throw broken(word, rule, text);
        });
  }

  private static IllegalArgumentException broken(String word, String rule, String text) {
    return new IllegalArgumentException("%s %s: was %s".formatted(word, rule, text));
  }
}

package org.tocsin.training.benchmark;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tocsin.model.language.Sensitive;
import org.tocsin.model.language.Span;

/** How much of what was marked a redactor found, and how much of what it reported was marked. */
final class RedactionCounts {

  /*
   * A marked span is found when a span of its type touches it and no letter or digit of it is left
   * to read, but for an article or a title ("the fourth of march", "doctor abernathy"). A reported span is right when at least half of its letters and digits were marked with
   * its type: taking out "my name" along with the name costs readability, not privacy.
   */

  private static final Pattern TITLE =
      Pattern.compile("(?:the|mr|mrs|ms|dr|mister|doctor)\\.? (?=.)", Pattern.CASE_INSENSITIVE);

  private static final int MARKED = 0;
  private static final int FOUND = 1;
  private static final int REPORTED = 2;
  private static final int RIGHT = 3;

  private final Map<Sensitive, int[]> counts = new EnumMap<>(Sensitive.class);

  void add(MarkedUtterance utterance, List<Span> reported) {
    for (var marked : utterance.marked()) {
      count(marked.type(), MARKED, FOUND, isFound(utterance.text(), marked, reported));
    }
    for (var span : reported) {
      count(span.type(), REPORTED, RIGHT, isRight(utterance, span));
    }
  }

  double marked(Collection<Sensitive> types) {
    return sum(types, MARKED);
  }

  double reported(Collection<Sensitive> types) {
    return sum(types, REPORTED);
  }

  /** NaN where nothing was marked. */
  double recall(Collection<Sensitive> types) {
    return sum(types, FOUND) / sum(types, MARKED);
  }

  /** NaN where nothing was reported. */
  double precision(Collection<Sensitive> types) {
    return sum(types, RIGHT) / sum(types, REPORTED);
  }

  static boolean isFound(String text, Span marked, List<Span> reported) {
    boolean named =
        reported.stream().anyMatch(s -> s.type() == marked.type() && overlap(s, marked));
    return named
        && letters(
                text, new Span(marked.start() + telling(text, marked), marked.end(), marked.type()))
            .allMatch(i -> isIn(i, reported));
  }

  /** How many characters at its start tell nothing of anybody. */
  private static int telling(String text, Span marked) {
    var matcher = TITLE.matcher(text.substring(marked.start(), marked.end()));
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  static boolean isRight(MarkedUtterance utterance, Span span) {
    var same = utterance.marked().stream().filter(m -> m.type() == span.type()).toList();
    long right = letters(utterance.text(), span).filter(i -> isIn(i, same)).count();
    return right * 2 >= letters(utterance.text(), span).count() && right > 0;
  }

  private void count(Sensitive type, int of, int among, boolean holds) {
    var cells = counts.computeIfAbsent(type, _ -> new int[RIGHT + 1]);
    cells[of]++;
    cells[among] += holds ? 1 : 0;
  }

  private double sum(Collection<Sensitive> types, int cell) {
    return Set.copyOf(types).stream()
        .mapToDouble(type -> counts.getOrDefault(type, new int[RIGHT + 1])[cell])
        .sum();
  }

  private static IntStream letters(String text, Span span) {
    return IntStream.range(span.start(), span.end())
        .filter(i -> Character.isLetterOrDigit(text.charAt(i)));
  }

  private static boolean isIn(int at, List<Span> spans) {
    return spans.stream().anyMatch(s -> s.start() <= at && at < s.end());
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }
}

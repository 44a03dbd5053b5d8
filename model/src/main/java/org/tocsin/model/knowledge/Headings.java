package org.tocsin.model.knowledge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The headings of a body in light Markdown: lines that begin with one to six {@code #}. */
final class Headings {
  private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6})[ \\t]+(\\S.*)$");

  private Headings() {}

  private record Heading(int level, String text) {}

  /** Those over a place, from the widest to the nearest. */
  static List<String> over(String body, int place) {
    Deque<Heading> open = new ArrayDeque<>();
    var headings = HEADING.matcher(body).region(0, place);
    while (headings.find()) {
      var heading = new Heading(headings.group(1).length(), headings.group(2).strip());
      while (!open.isEmpty() && open.getLast().level >= heading.level) {
        open.removeLast();
      }
      open.add(heading);
    }
    return open.stream()
        .filter(heading -> heading.level < levelAt(body, place))
        .map(Heading::text)
        .toList();
  }

  /** Whether a text is headings and nothing else. */
  static boolean only(String text) {
    return text.lines().allMatch(line -> line.isBlank() || HEADING.matcher(line).matches());
  }

  /** Of the heading that begins at a place; beyond all if what begins there is none. */
  private static int levelAt(String body, int place) {
    var heading = HEADING.matcher(body).region(place, body.length());
    return heading.lookingAt() ? heading.group(1).length() : Integer.MAX_VALUE;
  }
}

package org.tocsin.model.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Span;

/** Where the paragraphs and sentences of a text stand, without the white space around them. */
public final class Prose {

  private static final Pattern LINE = Pattern.compile("[^\\n]+");

  private Prose() {}

  /** What stands between empty lines or before a heading. */
  static List<Span> paragraphs(String text) {
    var paragraphs = new ArrayList<Span>();
    for (Span line : lines(text)) {
      if (!paragraphs.isEmpty() && goesOn(paragraphs.getLast(), line, text)) {
        paragraphs.add(paragraphs.removeLast().to(line));
      } else {
        paragraphs.add(line);
      }
    }
    return paragraphs;
  }

  /** A line ends a sentence, as a full stop does. */
  public static List<Span> sentences(String text) {
    return lines(text).stream()
        .flatMap(line -> sentencesOf(line.of(text)).map(s -> s.shifted(line.start())))
        .toList();
  }

  private static boolean goesOn(Span paragraph, Span line, String text) {
    String between = text.substring(paragraph.end(), line.start());
    return between.indexOf('\n') == between.lastIndexOf('\n') && text.charAt(line.start()) != '#';
  }

  private static List<Span> lines(String text) {
    return LINE.matcher(text).results().flatMap(m -> trimmed(text, m.start(), m.end())).toList();
  }

  private static Stream<Span> sentencesOf(String line) {
    var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(line);
    var sentences = new ArrayList<Span>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      trimmed(line, start, end).forEach(sentences::add);
      start = end;
    }
    return sentences.stream();
  }

  private static Stream<Span> trimmed(String text, int start, int end) {
    String part = text.substring(start, end);
    if (part.isBlank()) {
      return Stream.empty();
    }
    int from = start + part.length() - part.stripLeading().length();
    return Stream.of(new Span(from, start + part.stripTrailing().length()));
  }
}

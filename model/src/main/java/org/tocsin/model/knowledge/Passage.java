package org.tocsin.model.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.model.conversation.Span;

/**
 * A part of an article's body that is short enough to be read at a glance and to have one meaning.
 *
 * @param range where it stands in the body
 * @param path the headings over it, from the widest to the nearest, without its own
 */
public record Passage(Span range, String text, List<String> path) {

  /*
   * The vector of a long article means everything and nothing. So a body is cut at headings, and
   * further at paragraphs, then at sentences, into parts of up to this many characters: some 150
   * tokens of the 256 that the encoder reads at once.
   */
  private static final int MOST_CHARACTERS = 700;

  public Passage {
    path = List.copyOf(path);
  }

  /** The passages of a body in order: all of it but the white space between them. */
  static List<Passage> of(String body) {
    var ranges = new ArrayList<Span>();
    for (Span unit : units(body)) {
      if (!ranges.isEmpty() && joins(ranges.getLast(), unit, body)) {
        ranges.add(ranges.removeLast().to(unit));
      } else {
        ranges.add(unit);
      }
    }
    return ranges.stream().map(range -> at(body, range)).toList();
  }

  /** The passage that stands in a range of a body. */
  static Passage at(String body, Span range) {
    return new Passage(range, range.of(body), Headings.over(body, range.start()));
  }

  private static boolean joins(Span passage, Span unit, String body) {
    return passage.to(unit).length() <= MOST_CHARACTERS
        && (body.charAt(unit.start()) != '#' || Headings.only(passage.of(body)));
  }

  private static List<Span> units(String body) {
    return Prose.paragraphs(body).stream().flatMap(p -> unitsOf(p, body)).toList();
  }

  private static Stream<Span> unitsOf(Span paragraph, String body) {
    return paragraph.length() <= MOST_CHARACTERS
        ? Stream.of(paragraph)
        : Prose.sentences(paragraph.of(body)).stream().map(s -> s.shifted(paragraph.start()));
  }
}

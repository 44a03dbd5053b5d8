package org.tocsin.model.conversation;

/** A range of UTF-16 units in a text, end-exclusive and never empty. */
public record Span(int start, int end) {
  public Span {
    if (!(start >= 0 && end > start)) {
      throw new IllegalArgumentException("a span must not be empty: was " + start + ".." + end);
    }
  }

  /** The text in this range. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** How many units it covers. */
  public int length() {
    return end - start;
  }

  /** From here to the end of a later span. */
  public Span to(Span later) {
    return new Span(start, later.end);
  }

  /** The same range in a text that has {@code by} more units in front. */
  public Span shifted(int by) {
    return new Span(start + by, end + by);
  }
}

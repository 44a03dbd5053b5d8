package org.tocsin.model.language;

/** Something sensitive, by its place in UTF-16 units of the text, end-exclusive; never empty. */
public record Span(int start, int end, Sensitive type) {

  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span must not be empty: was %d..%d".formatted(start, end));
    }
  }
}

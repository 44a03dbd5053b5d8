package org.tocsin.model.language;

import java.util.List;

/**
 * A text without what identifies people and their money.
 *
 * @param text with a placeholder such as {@code [CARD]} for each span
 * @param spans where in the <em>original</em> text something was taken out: sorted, not overlapping
 */
public record Redacted(String text, List<Span> spans) {
  public Redacted {
    spans = List.copyOf(spans);
  }
}

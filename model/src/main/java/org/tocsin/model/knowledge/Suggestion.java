package org.tocsin.model.knowledge;

import java.util.List;
import org.tocsin.model.conversation.Span;

/**
 * An article shown to the agent because of what the customer just said.
 *
 * @param turn the customer's turn that called for it, 0-based
 * @param spans the sentences of the passage that answer best, in order, as ranges of its text
 * @param score as in {@link Hit}
 */
public record Suggestion(
    SuggestionId id,
    int turn,
    ArticleId article,
    String title,
    Passage passage,
    List<Span> spans,
    double score) {
  public Suggestion {
    spans = List.copyOf(spans);
  }
}

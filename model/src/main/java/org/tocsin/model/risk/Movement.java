package org.tocsin.model.risk;

import java.util.List;
import org.tocsin.model.conversation.Span;
import org.tocsin.model.features.Factor;

/**
 * One entry of the ledger: by how much one factor moved the belief at one turn.
 *
 * @param turn 0-based
 * @param delta the change of the probability, −1..1
 * @param text the factor in words
 * @param spans where the turn's text says it
 */
public record Movement(int turn, Factor factor, double delta, String text, List<Span> spans) {
  public Movement {
    spans = List.copyOf(spans);
  }
}

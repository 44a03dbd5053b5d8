package org.tocsin.model.risk;

import java.util.List;
import org.tocsin.model.features.Factor;

/**
 * One entry of the ledger: by how much one factor moved the belief at one turn.
 *
 * @param turn 0-based
 * @param delta the change of the probability, −1..1
 * @param text the factor in words
 * @param spans where the turn says it: start and end-exclusive, in characters of the turn's text
 */
public record Movement(int turn, Factor factor, double delta, String text, List<int[]> spans) {
  public Movement {
    spans = List.copyOf(spans);
  }
}

package org.tocsin.training;

import java.util.function.UnaryOperator;

/**
 * What a customer said somewhere, and how it sounds by itself.
 *
 * @param sentiment −2 (furious) to 2 (delighted)
 */
public record RatedTurn(String text, double sentiment) {
  RatedTurn redacted(UnaryOperator<String> redaction) {
    return new RatedTurn(redaction.apply(text), sentiment);
  }
}

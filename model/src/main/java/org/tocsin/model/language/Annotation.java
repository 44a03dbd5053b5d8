package org.tocsin.model.language;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@link CoreNlp} says of a text. All positions are in UTF-16 units of the text, end-exclusive
 * and in ascending order.
 *
 * @param sentiment −2 (very negative) to 2 (very positive), the mean over the sentences; empty when
 *     it was not asked for or there is no sentence
 */
public record Annotation(
    List<Sentence> sentences, List<Token> tokens, List<Entity> entities, OptionalDouble sentiment) {

  /** Where a sentence is. */
  public record Sentence(int start, int end) {}

  /**
   * A word or a punctuation mark.
   *
   * @param lemma its dictionary form
   */
  public record Token(int start, int end, String lemma) {}

  /** A name, of one or more tokens. */
  public record Entity(int start, int end, EntityType type) {}

  /** What a name is the name of. */
  public enum EntityType {
    PERSON,
    LOCATION,
    ORGANIZATION,
    MISC
  }

  public Annotation {
    sentences = List.copyOf(sentences);
    tokens = List.copyOf(tokens);
    entities = List.copyOf(entities);
  }
}

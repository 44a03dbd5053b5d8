package org.tocsin.model.conversation;

/** Names one utterance within its conversation; given by the source. */
public record UtteranceId(String value) {
  public UtteranceId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an utterance id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

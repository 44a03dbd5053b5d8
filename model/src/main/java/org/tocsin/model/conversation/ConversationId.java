package org.tocsin.model.conversation;

/** Names one conversation; given by the source, unique in one process. */
public record ConversationId(String value) {
  public ConversationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a conversation id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

package org.tocsin.model.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.UtteranceId;

/** Names one suggestion; the same when the same conversation is analysed again. */
public record SuggestionId(String value) {
  public SuggestionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a suggestion id must not be blank");
    }
  }

  static SuggestionId of(ConversationId conversation, UtteranceId utterance, ArticleId article) {
    String all = conversation + "\n" + utterance + "\n" + article;
    return new SuggestionId(
        UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}

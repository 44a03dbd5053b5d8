package org.tocsin.ingestion;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.tocsin.model.conversation.ConversationId;

/**
 * An alert of a class of its own: a conversation goes on, and we are blind to it. It ends by itself
 * when the conversation is heard again or is over.
 *
 * @param id the same for the same conversation and beginning
 * @param since when it began
 * @param reason in plain words
 * @param over whether it has ended
 */
public record Unheard(
    String id,
    ConversationId conversation,
    Symptom symptom,
    Instant since,
    String reason,
    boolean over) {

  static Unheard of(ConversationId conversation, InputHealth.Complaint blindness, Instant lastAt) {
    var since = blindness.since().orElse(lastAt);
    var place = "not heard\n%s\n%d".formatted(conversation, since.toEpochMilli());
    return new Unheard(
        UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString(),
        conversation,
        blindness.symptom(),
        since,
        blindness.words(),
        false);
  }

  Unheard ended() {
    return new Unheard(id, conversation, symptom, since, reason, true);
  }
}

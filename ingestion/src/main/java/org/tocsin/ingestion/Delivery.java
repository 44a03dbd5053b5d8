package org.tocsin.ingestion;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;

/**
 * One alert or hand-over on its way to one receiver. It may arrive more than once, always with the
 * same body.
 *
 * @param id of this delivery, growing in the order in which deliveries were entered
 * @param attempts how often it was tried in vain
 * @param dueAt when it is tried next; without meaning once it is dead
 * @param failure why the last attempt failed
 * @param dead whether it was given up, until somebody asks for it again
 */
public record Delivery(
    long id,
    String receiver,
    ConversationId conversation,
    String alert,
    String body,
    int attempts,
    Instant dueAt,
    Optional<String> failure,
    boolean dead,
    Instant enteredAt) {}

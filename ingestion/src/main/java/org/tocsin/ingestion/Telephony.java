package org.tocsin.ingestion;

import io.vertx.core.Future;
import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;

/** The system that moves calls or chats, which Tocsin only asks. */
public interface Telephony {
  /**
   * Asks for a step. Succeeds with the step that holds now, or empty if the system will confirm it
   * later; fails if it refuses or cannot be reached.
   */
  Future<Optional<Handling.Step>> ask(ConversationId conversation, Handling.Step step, String by);
}

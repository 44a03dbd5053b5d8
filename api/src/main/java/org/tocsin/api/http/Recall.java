package org.tocsin.api.http;

import io.vertx.core.Future;
import java.util.Optional;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.conversation.ConversationId;

/** Finds a conversation, at hand or in the journal. */
public interface Recall {
  /** Succeeds empty if nobody ever heard of it. */
  Future<Optional<LiveConversation>> of(ConversationId id);
}

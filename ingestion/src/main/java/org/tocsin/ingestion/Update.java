package org.tocsin.ingestion;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.alert.RingQueue;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.knowledge.Suggestion;

/** Something that whoever is watching should see. */
public sealed interface Update {
  /** The conversation as it stood when this happened. */
  LiveConversation conversation();

  /** The conversation moved on; {@code utterance} is the turn that did it, if it was one. */
  record Moved(LiveConversation conversation, Optional<UtteranceId> utterance) implements Update {}

  /** An alert rang, or was judged. */
  record Rang(LiveConversation conversation, Alert alert) implements Update {}

  /**
   * Its alert waits for a free supervisor, has another place among those that wait, or waits no
   * more.
   */
  record Waits(LiveConversation conversation, Optional<RingQueue.Place> place) implements Update {}

  /** Nobody acted on an alert, and it went on to another supervisor. */
  record Passed(LiveConversation conversation, Alert alert, PassedOn pass) implements Update {}

  /** We are blind to the conversation, or no longer. */
  record NotHeard(LiveConversation conversation, Unheard unheard) implements Update {}

  /** The agent is offered an article. */
  record Offered(LiveConversation conversation, Suggestion suggestion) implements Update {}

  /** What the agent is told to do changed; it is in the conversation. */
  record Guided(LiveConversation conversation) implements Update {}

  /** A supervisor whispers to the agent. */
  record Whispered(LiveConversation conversation, String text, String from, Instant at)
      implements Update {}

  /** Somebody was given the conversation, or a supervisor came further into it. */
  record Handled(LiveConversation conversation, Handling handling) implements Update {}
}

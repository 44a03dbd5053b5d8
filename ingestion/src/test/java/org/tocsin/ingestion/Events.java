package org.tocsin.ingestion;

import java.util.Optional;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;

/** Events for tests. */
final class Events {

  private Events() {}

  static ConversationId id(String conversation) {
    return new ConversationId(conversation);
  }

  static TranscriptEvent said(String conversation, String utterance, String text) {
    return new Spoken(id(conversation), Utterance.of(utterance, Speaker.CUSTOMER, text));
  }

  static TranscriptEvent partial(String conversation, String utterance, String text) {
    return new Spoken(id(conversation), Utterance.of(utterance, Speaker.CUSTOMER, text).partial());
  }

  static TranscriptEvent started(String conversation, String agent) {
    var nobody = Circumstances.UNKNOWN;
    return new Started(
        id(conversation),
        new Circumstances(
            nobody.at(),
            nobody.channel(),
            Optional.of(agent),
            nobody.team(),
            nobody.queue(),
            nobody.customer(),
            nobody.attributes()));
  }

  static TranscriptEvent ended(String conversation, Outcome outcome) {
    return new Ended(id(conversation), Optional.empty(), outcome);
  }
}

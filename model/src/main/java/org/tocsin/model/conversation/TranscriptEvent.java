package org.tocsin.model.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One thing that a source reports about a conversation. */
public sealed interface TranscriptEvent {

  /** The conversation it belongs to. */
  ConversationId conversation();

  /** The conversation begins, or its circumstances become known; may come late or never. */
  record Started(ConversationId conversation, Circumstances circumstances)
      implements TranscriptEvent {}

  /**
   * Something was said. A partial result carries an utterance that is not {@link
   * Utterance#complete()}; the same id with other words revises what was heard before.
   */
  record Spoken(ConversationId conversation, Utterance utterance) implements TranscriptEvent {}

  /**
   * Whoever said an utterance is really somebody else, and always was: the two roles change places
   * in what was said before and in what comes. Says nothing if the utterance is unknown or its
   * speaker is right already.
   */
  record Corrected(ConversationId conversation, UtteranceId utterance, Speaker speaker)
      implements TranscriptEvent {}

  /** The conversation is over, until somebody speaks again. */
  record Ended(ConversationId conversation, Optional<Instant> at, Outcome outcome)
      implements TranscriptEvent {}

  /**
   * Who talks to whom, and where.
   *
   * @param at when the conversation began
   * @param customer the source's name for the customer; may be the same in several conversations
   * @param attributes whatever else the source says; {@code doNotAnalyse=true} is obeyed
   */
  record Circumstances(
      Optional<Instant> at,
      Channel channel,
      Optional<String> agent,
      Optional<String> team,
      Optional<String> queue,
      Optional<String> customer,
      Map<String, String> attributes) {

    /** Nothing is known. */
    public static final Circumstances UNKNOWN =
        new Circumstances(
            Optional.empty(),
            Channel.CALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public Circumstances {
      attributes = Map.copyOf(attributes);
    }

    /** Whether somebody asked that this conversation be kept but not analysed. */
    public boolean doNotAnalyse() {
      return "true".equalsIgnoreCase(attributes.get("doNotAnalyse"));
    }
  }
}

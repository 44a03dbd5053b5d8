package org.tocsin.ingestion.connectors;

import java.util.Map;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Genesys Cloud transcription notifications, {@code v2.conversations.{id}.transcription}, from its
 * notification channel or from EventBridge; with a list of transcripts or a single one.
 */
final class Genesys implements Connector {

  @Override
  public String name() {
    return "genesys";
  }

  @Override
  public String reads() {
    return "Genesys Cloud transcription notifications, also through EventBridge";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("external", Speaker.CUSTOMER, "internal", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    var body = body(payload);
    return body.in("conversationId").exists()
        && (body.in("transcripts").exists()
            || body.in("transcript").exists()
            || body.in("transcriptionStartTimeMs").exists()
            || body.in("status").in("offsetMs").exists());
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var body = body(payload);
    var conversation = hearing.conversation(body.in("conversationId"));
    var start = body.either("sessionStartTimeMs", "transcriptionStartTimeMs").instant();
    start.ifPresent(at -> hearing.begin(conversation, more -> more.put("at", at.toString())));
    hearing.each(body.in("transcripts").each(), said -> transcript(said, conversation, hearing));
    if (body.in("transcript").isObject()) {
      hearing.attempt(body.in("transcript"), said -> transcript(said, conversation, hearing));
    }
    if (body.in("status").in("status").word().equals("SESSION_ENDED")) {
      hearing.end(conversation, body.in("eventTime").instant(), Outcome.UNKNOWN);
    }
  }

  private static void transcript(Part said, String conversation, Hearing hearing)
      throws Unreadable {
    var best = said.in("alternatives").each();
    if (best.isEmpty()) {
      return;
    }
    var words = best.getFirst();
    var from = words.in("offsetMs").milliseconds();
    var lasted = words.in("durationMs").milliseconds();
    hearing.say(
        Turn.of(
                conversation,
                said.in("utteranceId").needId(),
                hearing.speaker(said.in("channel").word()),
                words.in("transcript").needText())
            .from(from)
            .until(
                from.isPresent() && lasted.isPresent()
                    ? OptionalLong.of(from.getAsLong() + lasted.getAsLong())
                    : OptionalLong.empty())
            .complete(said.in("isFinal").flag(true))
            .heardAt(words.in("confidence").confidence()));
  }

  private static Part body(Part payload) {
    return payload.in("eventBody").isObject() ? payload.in("eventBody") : payload;
  }
}

package org.tocsin.ingestion.connectors;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Google CCAI / Dialogflow conversation events, by Pub/Sub push. A recognition result names no
 * utterance: it is shown as a partial result, and the message that follows it takes its place. Not
 * seen in a source: a participant in recognition results; without one nobody knows who speaks until
 * the message comes.
 */
final class GoogleCcai implements Connector {

  @Override
  public String name() {
    return "google-ccai";
  }

  @Override
  public String reads() {
    return "Google CCAI and Dialogflow conversation events, by Pub/Sub push";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of(
        "end_user", Speaker.CUSTOMER,
        "human_agent", Speaker.AGENT,
        "automated_agent", Speaker.BOT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("conversation").isText()
        && payload.in("type").isText()
        && payload.in("type").node().asText().matches("[A-Z_]+")
        && !payload.in("payload").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var id = payload.in("conversation");
    var conversation = last(hearing.conversation(id), id);
    switch (payload.in("type").needText()) {
      case "CONVERSATION_STARTED" -> hearing.begin(conversation, _ -> {});
      case "NEW_MESSAGE" -> message(payload.in("newMessagePayload"), conversation, hearing);
      case "NEW_RECOGNITION_RESULT" ->
          recognition(payload.in("newRecognitionResultPayload"), conversation, hearing);
      case "CONVERSATION_FINISHED" -> hearing.end(conversation, Optional.empty(), Outcome.UNKNOWN);
      case "UNRECOVERABLE_ERROR" ->
          hearing.reject(payload, "Dialogflow stopped analysing " + conversation);
      default -> {
        // that a human is needed, and what is yet to come, says nothing about who said what
      }
    }
  }

  private static void message(Part message, String conversation, Hearing hearing)
      throws Unreadable {
    var name = message.in("name");
    var role = message.in("participantRole").word();
    var course = hearing.course(conversation);
    var text = message.in("content").needText();
    var key = last(name.needId(), name);
    hearing.say(
        Turn.of(conversation, course.close("", key), hearing.speaker(role), text)
            .from(hearing.since(conversation, message.either("sendTime", "createTime").instant())));
  }

  private static void recognition(Part result, String conversation, Hearing hearing)
      throws Unreadable {
    var text = result.in("transcript").text().orElse("");
    if (text.isBlank() || result.in("isFinal").flag(false)) {
      return;
    }
    var course = hearing.course(conversation);
    var role = result.in("participantRole").word();
    hearing.say(
        Turn.of(conversation, course.open("", hearing::fresh), hearing.speaker(role), text)
            .from(OptionalLong.empty())
            .complete(false)
            .heardAt(result.in("confidence").confidence()));
  }

  /** The last segment of a resource's name; the whole is longer than anybody can read. */
  private static String last(String resource, Part place) throws Unreadable {
    var name = resource.substring(resource.lastIndexOf('/') + 1);
    if (name.isBlank()) {
      throw place.broken("must name a resource");
    }
    return name;
  }
}

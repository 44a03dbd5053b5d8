package org.tocsin.ingestion.connectors;

import java.util.Map;
import java.util.Optional;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Twilio Conversations webhooks, their form read as an object of strings. Who is who: an author who
 * was given, else somebody who writes from a phone or a messenger is the customer, and who writes
 * through an SDK is the agent. Where customers chat through an SDK too, authors must be given. Not
 * seen in a source: {@code StateTo} in onConversationStateUpdated.
 */
final class TwilioConversations implements Connector {

  @Override
  public String name() {
    return "twilio-conversations";
  }

  @Override
  public String reads() {
    return "Twilio Conversations webhooks";
  }

  @Override
  public Channel channel() {
    return Channel.CHAT;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of(
        "sdk", Speaker.AGENT,
        "sms", Speaker.CUSTOMER,
        "mms", Speaker.CUSTOMER,
        "whatsapp", Speaker.CUSTOMER,
        "messenger", Speaker.CUSTOMER,
        "gbm", Speaker.CUSTOMER,
        "system", Speaker.BOT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("ConversationSid").exists() && payload.in("EventType").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var conversation = hearing.conversation(payload.in("ConversationSid"));
    var at = payload.either("DateCreated", "DateUpdated").instant();
    switch (payload.in("EventType").needText()) {
      case "onConversationAdded" ->
          hearing.begin(
              conversation, more -> at.ifPresent(moment -> more.put("at", moment.toString())));
      case "onMessageAdded", "onMessageUpdated" -> message(payload, conversation, hearing);
      case "onConversationRemoved" -> hearing.end(conversation, Optional.empty(), Outcome.UNKNOWN);
      case "onConversationStateUpdated" -> {
        if (payload.either("StateTo", "State").word().equals("closed")) {
          hearing.end(conversation, Optional.empty(), Outcome.UNKNOWN);
        }
      }
      default -> {
        // who comes and goes, and who has read what, says nothing about who said what
      }
    }
  }

  private static void message(Part payload, String conversation, Hearing hearing)
      throws Unreadable {
    var id = payload.in("MessageSid").needId();
    var text = payload.in("Body").text().orElse("");
    if (text.isBlank()) {
      return; // a picture
    }
    hearing.say(
        Turn.of(conversation, id, speaker(payload, hearing), text)
            .from(hearing.since(conversation, payload.in("DateCreated").instant())));
  }

  private static Speaker speaker(Part payload, Hearing hearing) throws Unreadable {
    var author = payload.in("Author").word();
    if (hearing.known(author).isPresent()) {
      return hearing.speaker(author);
    }
    if (author.startsWith("+") || author.matches("(whatsapp|messenger|gbm):.*")) {
      return Speaker.CUSTOMER;
    }
    return hearing.speaker(payload.in("Source").word());
  }
}

package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Chatwoot webhooks. Conversations are called {@code chatwoot-<account>-<number>}, since their
 * numbers alone would meet those of others. Private notes and activities are left out. The agent is
 * the assignee's id.
 */
final class Chatwoot implements Connector {
  private static final String ACTIVITY = "activity";

  @Override
  public String name() {
    return "chatwoot";
  }

  @Override
  public String reads() {
    return "Chatwoot webhooks";
  }

  @Override
  public Channel channel() {
    return Channel.CHAT;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("incoming", Speaker.CUSTOMER, "outgoing", Speaker.AGENT, "template", Speaker.BOT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("event").node().asText().matches("(message|conversation)_[a-z_]+")
        && (payload.in("conversation").exists() || payload.in("id").exists());
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    switch (payload.in("event").needText()) {
      case "message_created", "message_updated" -> message(payload, hearing);
      case "conversation_created", "conversation_updated", "conversation_opened" ->
          begin(payload, name(payload, payload, hearing), hearing);
      case "conversation_status_changed", "conversation_resolved" -> status(payload, hearing);
      default -> {
        // contacts, typing, widgets
      }
    }
  }

  private static void message(Part payload, Hearing hearing) throws Unreadable {
    var conversation = name(payload.in("conversation"), payload, hearing);
    var type = type(payload.in("message_type"));
    if (payload.in("private").flag(false) || type.equals(ACTIVITY)) {
      return;
    }
    var id = payload.in("id").needId();
    var text = payload.in("content").text().orElse("");
    begin(payload.in("conversation"), conversation, hearing);
    boolean bot = payload.in("sender").in("type").word().equals("agent_bot");
    hearing.say(
        Turn.of(conversation, id, bot ? Speaker.BOT : hearing.speaker(type), text)
            .from(
                text.isBlank()
                    ? OptionalLong.empty()
                    : hearing.since(conversation, payload.in("created_at").instant())));
  }

  private static void status(Part payload, Hearing hearing) throws Unreadable {
    var conversation = name(payload, payload, hearing);
    if (payload.in("status").word().equals("resolved")) {
      hearing.end(conversation, Optional.empty(), Outcome.RESOLVED);
    } else {
      begin(payload, conversation, hearing);
    }
  }

  private static void begin(Part conversation, String name, Hearing hearing) throws Unreadable {
    var meta = conversation.in("meta");
    var agent = meta.in("assignee").in("id").id();
    var team = meta.in("team").in("name").id();
    var customer = meta.in("sender").in("id").id();
    var at = conversation.either("created_at", "timestamp").instant();
    boolean mail = conversation.in("channel").node().asText().equals("Channel::Email");
    Consumer<ObjectNode> circumstances =
        more -> {
          more.put("channel", mail ? Channel.EMAIL.name() : Channel.CHAT.name());
          agent.ifPresent(id -> more.put("agent", id));
          team.ifPresent(id -> more.put("team", id));
          customer.ifPresent(id -> more.put("customer", "chatwoot-" + id));
          at.ifPresent(moment -> more.put("at", moment.toString()));
        };
    hearing.begin(name, circumstances);
  }

  private static String name(Part conversation, Part payload, Hearing hearing) throws Unreadable {
    var id = conversation.either("id", "display_id");
    var account = payload.in("account").in("id").id();
    var number = hearing.conversation(id);
    return number.equals(id.word())
        ? "chatwoot-" + account.map(a -> a + "-").orElse("") + number
        : number;
  }

  /** Also as the number that the API knows. */
  private static String type(Part type) throws Unreadable {
    return switch (type.word()) {
      case "0" -> "incoming";
      case "1" -> "outgoing";
      case "2" -> ACTIVITY;
      case "3" -> "template";
      default -> type.word();
    };
  }
}

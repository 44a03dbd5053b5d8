package org.tocsin.ingestion.connectors;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * LibreDesk webhooks, {@code {event, timestamp, payload}}, after the program's own source. Private
 * notes and activities are left out; HTML is taken off where there is no plain text. An updated
 * message whose words are the same is a duplicate. Not seen in a source: what conversation.assigned
 * holds; a whole {@code conversation} in it is read.
 */
final class LibreDesk implements Connector {
  private static final Set<String> OVER = Set.of("Resolved", "Closed");

  @Override
  public String name() {
    return "libredesk";
  }

  @Override
  public String reads() {
    return "LibreDesk webhooks";
  }

  @Override
  public Channel channel() {
    return Channel.CHAT;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("contact", Speaker.CUSTOMER, "agent", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("event").node().asText().matches("(message|conversation)\\.[a-z_]+")
        && payload.in("payload").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var inside = payload.in("payload");
    switch (payload.in("event").needText()) {
      case "message.created", "message.updated" -> message(inside, hearing);
      case "conversation.created" -> begin(inside, hearing);
      case "conversation.status_changed" -> {
        if (OVER.contains(inside.in("new_status").word())) {
          hearing.end(
              hearing.conversation(inside.in("conversation_uuid")),
              payload.in("timestamp").instant(),
              Outcome.RESOLVED);
        }
      }
      default -> {
        if (inside.in("conversation").in("uuid").exists()) {
          begin(inside.in("conversation"), hearing);
        }
      }
    }
  }

  private static void begin(Part conversation, Hearing hearing) throws Unreadable {
    var agent = number(conversation.in("assigned_user_id"));
    var team = number(conversation.in("assigned_team_id"));
    var customer = number(conversation.in("contact_id"));
    var queue = conversation.in("inbox_name").id();
    var at = conversation.in("created_at").instant();
    boolean mail = conversation.in("inbox_channel").word().equals("email");
    hearing.begin(
        hearing.conversation(conversation.in("uuid")),
        more -> {
          more.put("channel", mail ? Channel.EMAIL.name() : Channel.CHAT.name());
          agent.ifPresent(id -> more.put("agent", id));
          team.ifPresent(id -> more.put("team", id));
          queue.ifPresent(name -> more.put("queue", name));
          customer.ifPresent(id -> more.put("customer", "libredesk-" + id));
          at.ifPresent(moment -> more.put("at", moment.toString()));
        });
  }

  private static void message(Part message, Hearing hearing) throws Unreadable {
    var type = message.in("type").word();
    if (message.in("private").flag(false) || type.equals("activity")) {
      return;
    }
    var conversation = hearing.conversation(message.in("conversation_uuid"));
    var sender = message.in("sender_type").word();
    var role = sender.isEmpty() && type.equals("incoming") ? "contact" : sender;
    var text = words(message);
    hearing.say(
        Turn.of(conversation, message.in("uuid").needId(), hearing.speaker(role), text)
            .from(
                text.isBlank()
                    ? OptionalLong.empty()
                    : hearing.since(conversation, message.in("created_at").instant())));
  }

  private static String words(Part message) throws Unreadable {
    var plain = message.in("text_content").text().filter(text -> !text.isBlank());
    return plain.isPresent() ? plain.get() : withoutTags(message.in("content").needText());
  }

  private static String withoutTags(String html) {
    return html.replaceAll("(?s)<[^<>]{0,1000}>", " ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Optional<String> number(Part id) throws Unreadable {
    return id.id().filter(n -> !n.equals("0"));
  }
}

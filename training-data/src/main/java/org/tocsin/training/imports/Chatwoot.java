package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.imports.Found.Unreadable;

/**
 * Chatwoot, what its API answers: conversations with their messages, or the messages of one
 * conversation. Private notes, activities and messages without text are no turns.
 */
final class Chatwoot implements Importer {
  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    JsonDocuments.read(file, (node, place) -> answer(node, place, found), found);
  }

  private static void answer(JsonNode node, Place place, Consumer<Found> found) {
    if (node.path("data").has("payload")) {
      payload(node.path("data"), place.in("data"), found);
    } else if (node.has("payload")) {
      payload(node, place, found);
    } else {
      found.accept(conversation(node, place, found));
    }
  }

  private static void payload(JsonNode answer, Place place, Consumer<Found> found) {
    var list = Fields.list(answer, "payload");
    if (list.path(0).has("message_type")) {
      found.accept(messages(answer, list, place, found));
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      var at = place.in("payload").in(i);
      try {
        found.accept(conversation(list.get(i), at, found));
      } catch (BrokenRule e) {
        found.accept(new Unreadable(at, e.getMessage() + "; left out"));
      }
    }
  }

  private static Found conversation(JsonNode node, Place place, Consumer<Found> found) {
    var meta = node.path("meta");
    var draft =
        new Draft(place, Fields.requiredId(node, "id"))
            .with("channel", Optional.of(channel(Fields.text(meta, "channel").orElse(""))))
            .with("agent", Fields.id(meta.path("assignee"), "id"))
            .with("customer", Fields.id(meta.path("sender"), "id"));
    return with(Fields.list(node, "messages"), place.in("messages"), draft, found);
  }

  private static Found messages(
      JsonNode answer, JsonNode list, Place place, Consumer<Found> found) {
    var id = Fields.requiredId(list.get(0), "conversation_id");
    for (var message : list) {
      if (!Fields.id(message, "conversation_id").orElse(id).equals(id)) {
        throw new BrokenRule("has messages of several conversations");
      }
    }
    var draft =
        new Draft(place, id)
            .with("channel", Optional.of("CHAT"))
            .with("agent", Fields.id(answer.path("meta").path("assignee"), "id"));
    return with(list, place.in("payload"), draft, found);
  }

  private static Found with(JsonNode list, Place place, Draft draft, Consumer<Found> found) {
    JsonTurns.add(list, place, draft, Chatwoot::turn, found);
    return draft.inTimeOrder().fromFirst().found();
  }

  private static Optional<Turn> turn(JsonNode message, Place place) {
    if (!message.isObject()) {
      throw new BrokenRule("a message must be an object");
    }
    var type = Fields.requiredId(message, "message_type");
    if (isActivity(type) || message.path("private").asBoolean()) {
      return Optional.empty();
    }
    return Fields.text(message, "content")
        .map(text -> Turn.typed(place, speaker(type, message), text, at(message)));
  }

  private static boolean isActivity(String type) {
    return type.equals("2") || type.equals("activity");
  }

  /** Answers of the API number the types, its webhooks name them. */
  private static Speaker speaker(String type, JsonNode message) {
    return switch (type) {
      case "0", "incoming" -> Speaker.CUSTOMER;
      case "1", "outgoing" -> isBot(message) ? Speaker.BOT : Speaker.AGENT;
      case "3", "template" -> Speaker.BOT;
      default -> throw new BrokenRule("'message_type' must be in 0..3: was " + type);
    };
  }

  private static boolean isBot(JsonNode message) {
    return message.path("sender_type").asText().equals("AgentBot")
        || message.path("sender").path("type").asText().equals("agent_bot");
  }

  private static OptionalLong at(JsonNode message) {
    return message.path("created_at").isTextual()
        ? Fields.instant(message, "created_at")
        : Fields.seconds(message, "created_at");
  }

  private static String channel(String name) {
    return name.equals("Channel::Email") ? "EMAIL" : "CHAT";
  }
}

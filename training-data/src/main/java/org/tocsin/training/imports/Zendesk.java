package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.model.conversation.Speaker;

/**
 * Zendesk tickets with their comments: the JSON export of an account, a ticket a line, or the
 * answer of the ticket comments API, a file a ticket. Internal notes and voice comments, which
 * describe a call, are no turns.
 */
final class Zendesk implements Importer {
  private static final Map<String, String> CHANNELS =
      Map.of("chat", "CHAT", "native_messaging", "CHAT", "voice", "CALL");

  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    JsonDocuments.read(
        file,
        (node, place) -> found.accept(ticket(file, node, place, settings.speakers(), found)),
        found);
  }

  private static Found ticket(
      Path file, JsonNode node, Place place, Speakers named, Consumer<Found> found) {
    var draft =
        new Draft(place, Fields.id(node, "id").orElseGet(() -> Draft.name(file)))
            .with("channel", Optional.of(channel(node)))
            .with("agent", person(node, "assignee"))
            .with("customer", person(node, "requester"));
    var known = known(node);
    JsonTurns.add(
        Fields.list(node, "comments"),
        place.in("comments"),
        draft,
        (comment, at) -> turn(comment, at, named, known),
        found);
    return draft.inTimeOrder().fromFirst().found();
  }

  private static String channel(JsonNode ticket) {
    return CHANNELS.getOrDefault(ticket.path("via").path("channel").asText(), "EMAIL");
  }

  private static Optional<String> person(JsonNode ticket, String role) {
    return Fields.id(ticket.path(role), "id").or(() -> Fields.id(ticket, role + "_id"));
  }

  /** Who is who on a ticket, by id: requester and assignee, and users that came along. */
  private static Map<String, Speaker> known(JsonNode ticket) {
    var known = new HashMap<String, Speaker>();
    ticket
        .path("users")
        .forEach(user ->
            known.put(
                user.path("id").asText(),
                user.path("role").asText().equals("end-user") ? Speaker.CUSTOMER : Speaker.AGENT));
    person(ticket, "assignee").ifPresent(id -> known.put(id, Speaker.AGENT));
    person(ticket, "requester").ifPresent(id -> known.put(id, Speaker.CUSTOMER));
    return known;
  }

  private static Optional<Turn> turn(
      JsonNode comment, Place place, Speakers named, Map<String, Speaker> known) {
    if (!comment.isObject()) {
      throw new BrokenRule("a comment must be an object");
    }
    if (!comment.path("public").asBoolean(true)
        || comment.path("type").asText().equals("VoiceComment")) {
      return Optional.empty();
    }
    var author = Fields.id(comment, "author_id").orElse("");
    var speaker = named.of(author);
    return text(comment)
        .map(text ->
            Turn.typed(
                place,
                speaker == Speaker.UNKNOWN ? known.getOrDefault(author, Speaker.UNKNOWN) : speaker,
                text,
                Fields.instant(comment, "created_at")));
  }

  private static Optional<String> text(JsonNode comment) {
    return Fields.text(comment, "plain_body").or(() -> Fields.text(comment, "body"));
  }
}

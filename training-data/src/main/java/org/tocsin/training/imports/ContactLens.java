package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Amazon Connect Contact Lens, the output file of post-contact analysis: a file a contact. */
final class ContactLens implements Importer {
  private static final Map<String, String> CHANNELS =
      Map.of("VOICE", "CALL", "CHAT", "CHAT", "EMAIL", "EMAIL");

  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    JsonDocuments.read(
        file, (node, place) -> found.accept(conversation(file, node, place, found)), found);
  }

  private static Found conversation(Path file, JsonNode node, Place place, Consumer<Found> found) {
    var draft = new Draft(place, id(file, node));
    draft.with("channel", Fields.text(node, "Channel").map(CHANNELS::get));
    var roles = roles(node);
    JsonTurns.add(
        Fields.list(node, "Transcript"),
        place.in("Transcript"),
        draft,
        (turn, at) -> turn(turn, at, roles),
        found);
    return node.findValue("AbsoluteTime") == null ? draft.found() : draft.fromFirst().found();
  }

  private static String id(Path file, JsonNode node) {
    return Fields.id(node.path("CustomerMetadata"), "ContactId").orElseGet(() -> Draft.name(file));
  }

  private static Map<String, String> roles(JsonNode node) {
    var roles = new HashMap<String, String>();
    node.path("Participants")
        .forEach(
            p -> roles.put(p.path("ParticipantId").asText(), p.path("ParticipantRole").asText()));
    return roles;
  }

  /** A chat holds events and attachments as well; they say nothing. */
  private static Optional<Turn> turn(JsonNode turn, Place place, Map<String, String> roles) {
    if (!turn.path("Type").asText("MESSAGE").equals("MESSAGE")) {
      return Optional.empty();
    }
    var participant = Fields.text(turn, "ParticipantId").orElse("");
    var role =
        Fields.text(turn, "ParticipantRole")
            .orElseGet(() -> roles.getOrDefault(participant, participant));
    boolean chat = turn.has("AbsoluteTime");
    return Optional.of(
        new Turn(
            place,
            Speakers.USUAL.of(role),
            Fields.required(turn, "Content"),
            chat ? Fields.instant(turn, "AbsoluteTime") : Fields.whole(turn, "BeginOffsetMillis"),
            Fields.whole(turn, "EndOffsetMillis"),
            OptionalDouble.empty()));
  }
}

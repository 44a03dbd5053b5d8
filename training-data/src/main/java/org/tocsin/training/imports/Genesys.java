package org.tocsin.training.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tocsin.model.conversation.Speaker;

/** Genesys Cloud, the transcript that its "transcript URL" leads to: a file a communication. */
final class Genesys implements Importer {
  private static final Map<String, String> CHANNELS =
      Map.of("call", "CALL", "chat", "CHAT", "message", "CHAT", "email", "EMAIL");

  @Override
  public void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException {
    JsonDocuments.read(
        file, (node, place) -> found.accept(conversation(node, place, found)), found);
  }

  private static Found conversation(JsonNode node, Place place, Consumer<Found> found) {
    var draft = new Draft(place, Fields.requiredId(node, "conversationId"));
    draft.with("channel", Fields.text(node, "mediaType").map(CHANNELS::get));
    var transcripts = Fields.list(node, "transcripts");
    for (int i = 0; i < transcripts.size(); i++) {
      JsonTurns.add(
          transcripts.get(i).path("phrases"),
          place.in("transcripts").in(i).in("phrases"),
          draft,
          (phrase, at) -> Optional.of(turn(phrase, at, node.path("participants"))),
          found);
    }
    return draft.inTimeOrder().fromFirst().found();
  }

  private static Turn turn(JsonNode phrase, Place place, JsonNode participants) {
    var begin = Fields.whole(phrase, "startTimeMs");
    return new Turn(
        place,
        speaker(Fields.text(phrase, "participantPurpose").orElse(""), begin, participants),
        text(phrase),
        begin,
        end(phrase, begin),
        Fields.number(phrase, "confidence"));
  }

  /** With punctuation where there is such a text, since what we learnt from has it. */
  private static String text(JsonNode phrase) {
    return Fields.text(phrase, "decoratedText").orElseGet(() -> Fields.required(phrase, "text"));
  }

  private static OptionalLong end(JsonNode phrase, OptionalLong begin) {
    var duration = Fields.whole(phrase.path("duration"), "milliseconds");
    return begin.isPresent() && duration.isPresent()
        ? OptionalLong.of(begin.getAsLong() + duration.getAsLong())
        : OptionalLong.empty();
  }

  private static Speaker speaker(String purpose, OptionalLong at, JsonNode participants) {
    return switch (purpose) {
      case "external", "customer" -> Speaker.CUSTOMER;
      case "agent" -> Speaker.AGENT;
      case "internal" -> machineAlone(at, participants) ? Speaker.BOT : Speaker.AGENT;
      default -> Speakers.USUAL.of(purpose);
    };
  }

  /** Whether on our side there was no person at that time, but an IVR, a flow or a queue. */
  private static boolean machineAlone(OptionalLong at, JsonNode participants) {
    boolean machine = false;
    for (var participant : participants) {
      var purpose = participant.path("participantPurpose").asText();
      if (at.isPresent() && present(participant, at.getAsLong())) {
        if (purpose.equals("agent") || purpose.equals("user")) {
          return false;
        }
        machine |= purpose.equals("ivr") || purpose.equals("acd") || purpose.equals("workflow");
      }
    }
    return machine;
  }

  private static boolean present(JsonNode participant, long at) {
    return participant.path("startTimeMs").asLong(Long.MAX_VALUE) <= at
        && at <= participant.path("endTimeMs").asLong(Long.MAX_VALUE);
  }
}

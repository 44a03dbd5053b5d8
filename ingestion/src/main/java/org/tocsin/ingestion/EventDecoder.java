package org.tocsin.ingestion;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.tocsin.ingestion.Decoded.Accepted;
import org.tocsin.ingestion.Decoded.Rejected;
import org.tocsin.ingestion.Fields.Breach;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;

/**
 * Reads the frames of our own wire format; {@link EventEncoder} writes them. Never throws, whatever
 * arrives; fields it does not know are ignored. Stateless, thread-safe.
 */
public final class EventDecoder {

  /** The event of a frame that is one JSON object. */
  public Decoded decode(String frame) {
    try {
      return decode(Json.MAPPER.readTree(frame));
    } catch (JacksonException malformed) {
      return new Rejected(frame, "the frame must be well-formed JSON: " + where(malformed));
    }
  }

  /** The event of a frame that is parsed already. */
  public Decoded decode(JsonNode frame) {
    if (!frame.isObject()) {
      return new Rejected(Json.of(frame), "the frame must be a JSON object");
    }
    try {
      return new Accepted(event(new Fields(frame)));
    } catch (Breach breach) {
      return new Rejected(
          Json.of(frame), String.valueOf(breach.getMessage()), conversationOf(frame));
    }
  }

  /** The event of a frame of a request's body. */
  public Decoded decode(Frame frame) {
    return switch (frame) {
      case Frame.Parsed parsed -> decode(parsed.json());
      case Frame.Line line -> decode(line.text());
    };
  }

  private static TranscriptEvent event(Fields fields) throws Breach {
    var type = fields.text("type");
    return switch (type) {
      case "started" -> new Started(conversation(fields), circumstances(fields));
      case "utterance" -> new Spoken(conversation(fields), utterance(fields));
      case "corrected" ->
          new Corrected(
              conversation(fields),
              new UtteranceId(fields.id("utterance")),
              fields.constant("speaker", Speaker.class));
      case "ended" -> ended(fields);
      default -> throw new Breach("type must be one of started, utterance, corrected, ended");
    };
  }

  private static Optional<ConversationId> conversationOf(JsonNode frame) {
    try {
      return Optional.of(conversation(new Fields(frame)));
    } catch (Breach unknown) {
      return Optional.empty();
    }
  }

  private static ConversationId conversation(Fields fields) throws Breach {
    return new ConversationId(fields.id("conversation"));
  }

  private static Circumstances circumstances(Fields fields) throws Breach {
    return new Circumstances(
        fields.instant("at"),
        fields.optionalConstant("channel", Channel.class).orElse(Channel.CALL),
        fields.optionalText("agent"),
        fields.optionalText("team"),
        fields.optionalText("queue"),
        fields.optionalText("customer"),
        fields.map("attributes"));
  }

  private static Utterance utterance(Fields fields) throws Breach {
    var offset = fields.milliseconds("offsetMs");
    var end = fields.milliseconds("endMs");
    if (offset.isPresent() && end.isPresent() && end.getAsLong() < offset.getAsLong()) {
      throw new Breach("endMs must not be before offsetMs: was " + end.getAsLong());
    }
    return new Utterance(
        new UtteranceId(fields.id("utterance")),
        fields.constant("speaker", Speaker.class),
        fields.text("text"),
        offset,
        end,
        fields.flag("final", true),
        fields.probability("confidence"));
  }

  private static Ended ended(Fields fields) throws Breach {
    return new Ended(
        conversation(fields),
        fields.instant("at"),
        fields.optionalConstant("outcome", Outcome.class).orElse(Outcome.UNKNOWN));
  }

  private static String where(JacksonException malformed) {
    var location = malformed.getLocation();
    return location == null ? malformed.getOriginalMessage() : at(malformed);
  }

  private static String at(JacksonException malformed) {
    return "%s at line %d, column %d"
        .formatted(
            malformed.getOriginalMessage(),
            malformed.getLocation().getLineNr(),
            malformed.getLocation().getColumnNr());
  }
}

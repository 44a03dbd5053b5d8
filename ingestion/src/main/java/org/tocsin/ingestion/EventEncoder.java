package org.tocsin.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tocsin.model.conversation.TranscriptEvent;
import org.tocsin.model.conversation.TranscriptEvent.Corrected;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.TranscriptEvent.Started;
import org.tocsin.model.conversation.Utterance;

/**
 * Writes events in the wire format; {@link EventDecoder} reads the same event back. The journal
 * keeps its events so. Stateless, thread-safe.
 */
public final class EventEncoder {

  /** One JSON object on one line; the same event gives the same text. */
  public String encode(TranscriptEvent event) {
    var frame = Json.MAPPER.createObjectNode();
    frame.put("type", kindOf(event));
    frame.put("conversation", event.conversation().value());
    switch (event) {
      case Started started -> write(started, frame);
      case Spoken spoken -> write(spoken.utterance(), frame);
      case Corrected corrected ->
          frame
              .put("utterance", corrected.utterance().value())
              .put("speaker", corrected.speaker().name());
      case Ended ended -> write(ended, frame);
    }
    return frame.toString();
  }

  /** The wire's name of what happened. */
  static String kindOf(TranscriptEvent event) {
    return switch (event) {
      case Started _ -> "started";
      case Spoken _ -> "utterance";
      case Corrected _ -> "corrected";
      case Ended _ -> "ended";
    };
  }

  private static void write(Started started, ObjectNode frame) {
    var circumstances = started.circumstances();
    circumstances.at().ifPresent(at -> frame.put("at", at.toString()));
    frame.put("channel", circumstances.channel().name());
    circumstances.agent().ifPresent(agent -> frame.put("agent", agent));
    circumstances.team().ifPresent(team -> frame.put("team", team));
    circumstances.queue().ifPresent(queue -> frame.put("queue", queue));
    circumstances.customer().ifPresent(customer -> frame.put("customer", customer));
    var attributes = frame.putObject("attributes");
    circumstances.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
  }

  private static void write(Utterance utterance, ObjectNode frame) {
    frame.put("utterance", utterance.id().value());
    frame.put("speaker", utterance.speaker().name());
    frame.put("text", utterance.text());
    utterance.offsetMs().ifPresent(offset -> frame.put("offsetMs", offset));
    utterance.endMs().ifPresent(end -> frame.put("endMs", end));
    frame.put("final", utterance.complete());
    utterance.confidence().ifPresent(confidence -> frame.put("confidence", confidence));
  }

  private static void write(Ended ended, ObjectNode frame) {
    ended.at().ifPresent(at -> frame.put("at", at.toString()));
    frame.put("outcome", ended.outcome().name());
  }
}

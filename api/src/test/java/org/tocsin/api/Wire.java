package org.tocsin.api;

import static org.tocsin.api.RunningService.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.ingestion.EventEncoder;
import org.tocsin.training.Transcript;

/** Events in the wire format. */
public final class Wire {
  private Wire() {}

  /** A customer's words. */
  public static String said(String conversation, String utterance, String text) {
    return spoken(conversation, utterance, text).toString();
  }

  /** A customer's words as far as the recogniser has them. */
  public static String partial(String conversation, String utterance, String text) {
    return spoken(conversation, utterance, text).put("final", false).toString();
  }

  /** A call of an agent and a team begins. */
  public static String started(String conversation, String agent, String team) {
    return JSON.createObjectNode()
        .put("type", "started")
        .put("conversation", conversation)
        .put("at", "2026-11-22T09:00:00Z")
        .put("channel", "CALL")
        .put("agent", agent)
        .put("team", team)
        .toString();
  }

  public static String ended(String conversation) {
    return JSON.createObjectNode()
        .put("type", "ended")
        .put("conversation", conversation)
        .toString();
  }

  /** All of a recorded conversation but its end, led by one agent of one team. */
  public static String[] live(Transcript transcript, String agent, String team) {
    var encoder = new EventEncoder();
    var events = transcript.events();
    return Stream.concat(
            Stream.of(started(transcript.id().value(), agent, team)),
            events.subList(1, events.size() - 1).stream().map(encoder::encode))
        .toArray(String[]::new);
  }

  /** All of recorded conversations, one after the other. */
  public static List<String> whole(List<Transcript> transcripts) {
    var encoder = new EventEncoder();
    return transcripts.stream().flatMap(t -> t.events().stream()).map(encoder::encode).toList();
  }

  private static ObjectNode spoken(String conversation, String utterance, String text) {
    return JSON.createObjectNode()
        .put("type", "utterance")
        .put("conversation", conversation)
        .put("utterance", utterance)
        .put("speaker", "CUSTOMER")
        .put("text", text);
  }
}

package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Amazon Connect Contact Lens, calls (version 1.0.0) and chats (2.0.0). The pieces of an utterance
 * carry the id of the transcript that will replace them and are put together until it comes. Not
 * seen in a source: {@code Time.AbsoluteTime} in chats, taken from the segment API of the same
 * service.
 */
final class ContactLens implements Connector {

  @Override
  public String name() {
    return "contact-lens";
  }

  @Override
  public String reads() {
    return "Amazon Connect Contact Lens real-time segments of calls and chats, also as Kinesis"
        + " batches";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of(
        "customer", Speaker.CUSTOMER,
        "agent", Speaker.AGENT,
        "supervisor", Speaker.AGENT,
        "system", Speaker.BOT,
        "custom_bot", Speaker.BOT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("ContactId").exists()
        && payload.either("EventType", "StreamingEventType").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var conversation = hearing.conversation(payload.in("ContactId"));
    switch (payload.either("EventType", "StreamingEventType").word()) {
      case "STARTED" -> hearing.begin(conversation, more -> more.put("channel", channel(payload)));
      case "SEGMENTS" -> segments(payload, conversation, hearing);
      case "COMPLETED" -> hearing.end(conversation, Optional.empty(), Outcome.UNKNOWN);
      case "FAILED" -> hearing.reject(payload, "Contact Lens stopped analysing " + conversation);
      default ->
          throw payload
              .either("EventType", "StreamingEventType")
              .broken("must be one of STARTED, SEGMENTS, COMPLETED, FAILED");
    }
  }

  private void segments(Part payload, String conversation, Hearing hearing) throws Unreadable {
    if (channel(payload).equals(Channel.CHAT.name())) {
      hearing.begin(conversation, more -> more.put("channel", Channel.CHAT.name()));
    }
    hearing.each(
        payload.in("Segments").each(),
        segment -> {
          if (segment.in("Utterance").exists()) {
            piece(segment.in("Utterance"), conversation, hearing);
          } else if (segment.in("Transcript").exists()) {
            whole(segment.in("Transcript"), conversation, hearing);
          }
        });
  }

  private static void piece(Part piece, String conversation, Hearing hearing) throws Unreadable {
    var id = piece.in("TranscriptId").needId();
    var begin = piece.in("BeginOffsetMillis").milliseconds();
    var end = piece.in("EndOffsetMillis").milliseconds();
    var turn =
        hearing
            .course(conversation)
            .fragments(id)
            .add(begin.orElse(0), end.orElse(0), piece.in("PartialContent").needText(), false);
    hearing.say(
        Turn.of(conversation, id, speaker(piece, hearing), turn.text())
            .from(begin.isPresent() ? OptionalLong.of(turn.fromMs()) : begin)
            .until(end)
            .complete(false));
  }

  private static void whole(Part transcript, String conversation, Hearing hearing)
      throws Unreadable {
    var id = transcript.in("Id").needId();
    if (!isWords(transcript.in("ContentType").text())) {
      return;
    }
    var begin = transcript.in("BeginOffsetMillis").milliseconds();
    var moment = transcript.in("Time").in("AbsoluteTime").instant();
    hearing.say(
        Turn.of(conversation, id, speaker(transcript, hearing), transcript.in("Content").needText())
            .from(
                begin.isPresent()
                    ? begin
                    : hearing.since(
                        conversation, moment.or(() -> transcript.in("AbsoluteTime").instant())))
            .until(transcript.in("EndOffsetMillis").milliseconds()));
    hearing.course(conversation).whole(id);
  }

  /** Chats also carry cards and lists as JSON. */
  private static boolean isWords(Optional<String> contentType) {
    return contentType.isEmpty() || contentType.get().startsWith("text/");
  }

  private static Speaker speaker(Part said, Hearing hearing) throws Unreadable {
    return hearing.speaker(said.either("ParticipantRole", "ParticipantId").word());
  }

  private static String channel(Part payload) {
    JsonNode channel = payload.in("Channel").node();
    return channel.asText().equals("CHAT") || payload.in("StreamingEventType").exists()
        ? Channel.CHAT.name()
        : Channel.CALL.name();
  }
}

package org.tocsin.ingestion.connectors;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * AWS Live Call Analytics: the records of its Kinesis stream. A segment's fields stand at the top,
 * or in {@code UtteranceEvent} or {@code TranscriptEvent}. Channels of its own assistants and of
 * tone are nobody's words.
 */
final class LiveCallAnalytics implements Connector {
  private static final Set<String> NOBODY =
      Set.of(
          "AGENT_ASSISTANT",
          "CHAT_ASSISTANT",
          "AGENT_VOICETONE",
          "CALLER_VOICETONE",
          "CATEGORY_MATCH");

  @Override
  public String name() {
    return "lca";
  }

  @Override
  public String reads() {
    return "AWS Live Call Analytics call events, also as Kinesis batches";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of(
        "caller", Speaker.CUSTOMER,
        "customer", Speaker.CUSTOMER,
        "agent", Speaker.AGENT,
        "ch_0", Speaker.CUSTOMER,
        "ch_1", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("CallId").exists() && payload.in("EventType").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var call = hearing.conversation(payload.in("CallId"));
    switch (payload.in("EventType").needText()) {
      case "START", "UPDATE_AGENT" -> begin(payload, call, hearing);
      case "ADD_TRANSCRIPT_SEGMENT" -> segment(payload, call, hearing);
      case "END" ->
          hearing.end(call, payload.either("UpdatedAt", "CreatedAt").instant(), Outcome.UNKNOWN);
      default -> {
        // recordings, categories and what is yet to come say nothing about who said what
      }
    }
  }

  private static void begin(Part payload, String call, Hearing hearing) throws Unreadable {
    var agent = payload.in("AgentId").id();
    var customer = payload.in("CustomerPhoneNumber").id();
    var start = payload.in("EventType").word().equals("START");
    var at = start ? payload.in("CreatedAt").instant() : Optional.<Instant>empty();
    hearing.begin(
        call,
        more -> {
          at.ifPresent(moment -> more.put("at", moment.toString()));
          agent.ifPresent(id -> more.put("agent", id));
          customer.ifPresent(number -> more.put("customer", number));
        });
  }

  private static void segment(Part payload, String call, Hearing hearing) throws Unreadable {
    var utterance = payload.in("UtteranceEvent");
    var transcript = payload.in("TranscriptEvent");
    var segment = utterance.isObject() ? utterance : transcript.isObject() ? transcript : payload;
    var side = side(segment, payload);
    if (NOBODY.contains(side)) {
      return;
    }
    var begin = segment.in("BeginOffsetMillis").milliseconds();
    var end = segment.in("EndOffsetMillis").milliseconds();
    hearing.say(
        Turn.of(
                call,
                segment.either("SegmentId", "UtteranceId", "ResultId", "Id").needId(),
                hearing.speaker(side),
                segment.in("Transcript").needText())
            .from(begin.isPresent() ? begin : segment.in("StartTime").seconds())
            .until(end.isPresent() ? end : segment.in("EndTime").seconds())
            .complete(!segment.in("IsPartial").flag(false)));
  }

  private static String side(Part segment, Part payload) throws Unreadable {
    var side = segment.either("Channel", "ParticipantRole", "ChannelId").word();
    var older = segment.in("IsCaller").exists() ? segment.in("IsCaller") : payload.in("IsCaller");
    if (side.isEmpty() && older.exists()) {
      return older.flag(true) ? "CALLER" : "AGENT";
    }
    return side.isEmpty() ? payload.in("Channel").word() : side;
  }
}

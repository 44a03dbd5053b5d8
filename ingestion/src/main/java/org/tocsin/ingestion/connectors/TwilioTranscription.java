package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.core.JacksonException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.ingestion.Json;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Twilio Real-Time Transcription, its form read as an object of strings. Its results name no
 * utterance: all results of a track up to a final one belong together, and a partial result whose
 * number is below the last final one came too late. The inbound track is what Twilio hears, that is
 * the customer of an incoming call; for outgoing calls say {@code ?customer=outbound_track}.
 */
final class TwilioTranscription implements Connector {

  @Override
  public String name() {
    return "twilio-transcription";
  }

  @Override
  public String reads() {
    return "Twilio Real-Time Transcription status callbacks";
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("inbound_track", Speaker.CUSTOMER, "outbound_track", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    return payload.in("TranscriptionEvent").exists();
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var call = hearing.conversation(payload.in("CallSid"));
    var at = payload.in("Timestamp").instant();
    switch (payload.in("TranscriptionEvent").needText()) {
      case "transcription-started" ->
          hearing.begin(call, more -> at.ifPresent(moment -> more.put("at", moment.toString())));
      case "transcription-content" -> content(payload, call, hearing);
      case "transcription-stopped" -> hearing.end(call, at, Outcome.UNKNOWN);
      case "transcription-error" ->
          hearing.reject(
              payload, "Twilio stopped transcribing %s: %s".formatted(call, error(payload)));
      default ->
          throw payload
              .in("TranscriptionEvent")
              .broken("must be one of transcription-started, -content, -stopped, -error");
    }
  }

  private static void content(Part payload, String call, Hearing hearing) throws Unreadable {
    var track = payload.in("Track").word();
    var data = data(payload.in("TranscriptionData"));
    boolean complete = payload.in("Final").flag(true);
    var number = payload.in("SequenceId").milliseconds();
    var utterance = utterance(track, number, complete, hearing.course(call), hearing);
    if (utterance.isPresent()) {
      hearing.say(
          Turn.of(call, utterance.get(), hearing.speaker(track), data.in("transcript").needText())
              .from(hearing.since(call, payload.in("Timestamp").instant()))
              .complete(complete)
              .heardAt(data.in("confidence").confidence()));
    }
  }

  /** Empty for a partial result whose final one was there before it. */
  private static Optional<String> utterance(
      String track, OptionalLong number, boolean complete, Course course, Hearing hearing) {
    if (number.isEmpty()) {
      var name = course.open(track, hearing::fresh);
      return Optional.of(complete ? course.close(track, name) : name);
    }
    long n = number.getAsLong();
    var name = track + "-" + n;
    if (complete) {
      course.reached(track, n);
      return Optional.of(course.close(track, name));
    }
    return course.reached(track, -1) > n
        ? Optional.empty()
        : Optional.of(course.open(track, () -> name));
  }

  private static Part data(Part data) throws Unreadable {
    try {
      return new Part(Json.MAPPER.readTree(data.needText()), data.place());
    } catch (JacksonException malformed) {
      throw new Unreadable(
          data.place(), "must be well-formed JSON: " + malformed.getOriginalMessage());
    }
  }

  private static String error(Part payload) throws Unreadable {
    return payload.either("TranscriptionError", "TranscriptionErrorCode").word();
  }
}

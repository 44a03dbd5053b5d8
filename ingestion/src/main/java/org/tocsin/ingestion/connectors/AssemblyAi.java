package org.tocsin.ingestion.connectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * AssemblyAI's streaming API v3. A turn is over with {@code end_of_turn}; its formatted text comes
 * after that and revises it. While it lasts, {@code transcript} lacks the newest words, which
 * {@code words} has. Turns are counted anew in each session: whoever reconnects by POST must say
 * {@code ?stream=…}; a socket is a stream of its own.
 */
final class AssemblyAi implements Connector {

  @Override
  public String name() {
    return "assemblyai";
  }

  @Override
  public String reads() {
    return "AssemblyAI streaming v3 messages";
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("a", Speaker.CUSTOMER, "b", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    return switch (payload.in("type").node().asText()) {
      case "Turn" -> payload.in("turn_order").exists();
      case "Begin" -> payload.in("expires_at").exists();
      case "Termination" -> payload.in("audio_duration_seconds").exists();
      default -> false;
    };
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    switch (payload.in("type").needText()) {
      case "Turn" -> turn(payload, hearing);
      case "Termination" -> hearing.end(hearing.conversation(), Optional.empty(), Outcome.UNKNOWN);
      default -> {
        // a session begins, somebody begins to speak
      }
    }
  }

  private static void turn(Part payload, Hearing hearing) throws Unreadable {
    boolean complete = payload.in("end_of_turn").flag(false);
    var words = payload.in("words").each();
    var transcript = payload.in("transcript").needText();
    hearing.say(
        Turn.of(
                hearing.conversation(),
                hearing.stream() + payload.in("turn_order").needId(),
                hearing.speaker(payload.either("speaker_label", "channel").word()),
                complete || words.isEmpty() ? transcript : newest(words, transcript))
            .from(
                words.isEmpty()
                    ? OptionalLong.empty()
                    : words.getFirst().in("start").milliseconds())
            .until(
                words.isEmpty() ? OptionalLong.empty() : words.getLast().in("end").milliseconds())
            .complete(complete)
            .heardAt(confidence(words)));
  }

  private static String newest(List<Part> words, String transcript) {
    var spoken =
        words.stream().map(w -> w.in("text").node().asText("")).collect(Collectors.joining(" "));
    return spoken.strip().length() > transcript.length() ? spoken : transcript;
  }

  private static OptionalDouble confidence(List<Part> words) {
    return words.stream().flatMapToDouble(w -> w.in("confidence").confidence().stream()).average();
  }
}

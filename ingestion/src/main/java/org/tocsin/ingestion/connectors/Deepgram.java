package org.tocsin.ingestion.connectors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Outcome;
import org.tocsin.model.conversation.Speaker;

/**
 * Deepgram's live results, of Nova ({@code Results}) and Flux ({@code TurnInfo}), from a socket or
 * its callback. A final result that is not {@code speech_final} is a fragment: the turn is told
 * again with every fragment that comes, so that nothing is lost when the stream dies. The side is
 * the channel of multichannel audio, else the speaker of most words, else 0.
 */
final class Deepgram implements Connector {
  private static final int REQUEST = 8;

  @Override
  public String name() {
    return "deepgram";
  }

  @Override
  public String reads() {
    return "Deepgram live results (Nova Results, Flux TurnInfo)";
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of("0", Speaker.CUSTOMER, "1", Speaker.AGENT);
  }

  @Override
  public boolean recognises(Part payload) {
    return switch (payload.in("type").node().asText()) {
      case "Results" -> payload.in("channel").exists();
      case "TurnInfo" -> payload.in("turn_index").exists();
      case "Metadata" -> payload.in("request_id").exists();
      case "UtteranceEnd", "SpeechStarted" -> payload.in("channel").exists();
      case "Connected" -> payload.in("request_id").exists();
      default -> false;
    };
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    switch (payload.in("type").needText()) {
      case "Results" -> results(payload, hearing);
      case "TurnInfo" -> turn(payload, hearing);
      case "UtteranceEnd" -> {
        var side = side(payload.in("channel"));
        hearing.course(hearing.conversation()).fragments(hearing.stream() + side).close();
      }
      case "Metadata" ->
          hearing.end(
              hearing.conversation(payload.in("request_id")), Optional.empty(), Outcome.UNKNOWN);
      default -> {
        // that somebody begins to speak, or a socket is open, says nothing about what
      }
    }
  }

  private static void results(Part payload, Hearing hearing) throws Unreadable {
    var request = payload.in("metadata").in("request_id");
    var conversation = hearing.conversation(request);
    var alternatives = payload.in("channel").in("alternatives").each();
    if (alternatives.isEmpty()) {
      return;
    }
    var best = alternatives.getFirst();
    var text = best.in("transcript").needText();
    boolean complete = payload.in("is_final").flag(false);
    boolean last = payload.in("speech_final").flag(false);
    var channel = side(payload.in("channel_index"));
    var fragments = hearing.course(conversation).fragments(hearing.stream() + channel);
    if (text.isBlank()) {
      if (complete && last) {
        fragments.close();
      }
      return;
    }
    long from = payload.in("start").seconds().orElseThrow(payload.in("start")::missing);
    long until = from + payload.in("duration").seconds().orElse(0);
    var whole = complete ? fragments.add(from, until, text, last) : fragments.peek(from);
    var name = "%s%s-%d".formatted(prefix(request, hearing), channel, whole.name());
    hearing.say(
        Turn.of(
                conversation,
                name,
                hearing.speaker(sideOf(payload, best, channel)),
                complete ? whole.text() : whole.textWith(from, text))
            .from(OptionalLong.of(Math.min(from, whole.fromMs())))
            .until(OptionalLong.of(until))
            .complete(complete)
            .heardAt(best.in("confidence").confidence()));
  }

  private static void turn(Part payload, Hearing hearing) throws Unreadable {
    var request = payload.in("request_id");
    var conversation = hearing.conversation(request);
    var index = payload.in("turn_index").needId();
    hearing.say(
        Turn.of(
                conversation,
                prefix(request, hearing) + "t" + index,
                hearing.speaker(side(payload.in("channel_index"))),
                payload.in("transcript").text().orElse(""))
            .from(payload.in("audio_window_start").seconds())
            .until(payload.in("audio_window_end").seconds())
            .complete(payload.in("event").needText().equals("EndOfTurn"))
            .heardAt(payload.in("end_of_turn_confidence").confidence()));
  }

  /** Times begin anew with each request, and so must the names that are made of them. */
  private static String prefix(Part request, Hearing hearing) throws Unreadable {
    var id = request.word();
    return id.isEmpty() ? hearing.stream() : id.substring(0, Math.min(REQUEST, id.length())) + "-";
  }

  /** The first of {@code [channel, channels]}. */
  private static String side(Part channels) {
    var first = channels.in(0).node();
    return first.isIntegralNumber() ? first.asText() : "0";
  }

  private static String sideOf(Part payload, Part best, String channel) throws Unreadable {
    if (payload.in("channel_index").in(1).node().asInt(1) > 1) {
      return channel;
    }
    var words = new HashMap<String, Integer>();
    for (var word : best.in("words").each()) {
      if (word.in("speaker").exists()) {
        words.merge(word.in("speaker").word(), 1, Integer::sum);
      }
    }
    return words.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(channel);
  }
}

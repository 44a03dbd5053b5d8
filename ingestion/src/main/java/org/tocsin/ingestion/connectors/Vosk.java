package org.tocsin.ingestion.connectors;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Speaker;

/**
 * Vosk, as its server sends results. They name no utterance and no side: everything up to a final
 * result is one utterance, and a final result that begins when an earlier one did is that one
 * again. Times begin anew with each connection: whoever reconnects by POST must say {@code
 * ?stream=…}; a socket is a stream of its own.
 */
final class Vosk implements Connector {

  @Override
  public String name() {
    return "vosk";
  }

  @Override
  public String reads() {
    return "Vosk partial and final results";
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Map<String, Speaker> speakers() {
    return Map.of();
  }

  @Override
  public boolean recognises(Part payload) {
    boolean alone = payload.node().size() == 1;
    return payload.in("partial").isText()
        || (alone && payload.in("alternatives").node().isArray())
        || (payload.in("text").isText() && (alone || payload.in("result").exists()));
  }

  @Override
  public void read(Part payload, Hearing hearing) throws Unreadable {
    var conversation = hearing.conversation();
    var course = hearing.course(conversation);
    var stream = hearing.stream();
    if (payload.in("partial").exists()) {
      var text = payload.in("partial").needText();
      if (!text.isBlank()) {
        var name = course.open(stream, hearing::fresh);
        hearing.say(Turn.of(conversation, name, hearing.speaker(""), text).complete(false));
      }
      return;
    }
    var best = payload.in("alternatives").each();
    var result = best.isEmpty() ? payload : best.getFirst();
    var text = result.in("text").needText();
    if (text.isBlank()) {
      return;
    }
    var words = result.in("result").each();
    var from = words.isEmpty() ? OptionalLong.empty() : words.getFirst().in("start").seconds();
    var until = words.isEmpty() ? OptionalLong.empty() : words.getLast().in("end").seconds();
    var key = from.isPresent() ? stream + from.getAsLong() : hearing.fresh();
    hearing.say(
        Turn.of(conversation, course.close(stream, key), hearing.speaker(""), text)
            .from(from)
            .until(until)
            .heardAt(
                words.isEmpty()
                    ? OptionalDouble.empty()
                    : words.stream()
                        .flatMapToDouble(w -> w.in("conf").confidence().stream())
                        .average()));
  }
}

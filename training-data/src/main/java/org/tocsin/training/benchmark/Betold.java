package org.tocsin.training.benchmark;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.training.ConversationFile;
import org.tocsin.training.LabelledConversation;

/**
 * Reads calls of which only intents and entities are known: their names, as words, stand for what
 * was said ("confirm changed schedule, schedule time"), and the bot stands where an agent would.
 */
final class Betold {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Betold() {}

  static List<LabelledConversation> conversations(Path file) {
    try {
      var all = new ArrayList<LabelledConversation>();
      for (var line : Files.readAllLines(file)) {
        all.add(ConversationFile.labelled(worded(line)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonNode worded(String line) throws JacksonException {
    var call = (ObjectNode) JSON.readTree(line);
    var turns = call.putArray("turns");
    call.path("events")
        .forEach(event ->
            turns
                .addObject()
                .put("speaker", speaker(event.path("speaker").asText()))
                .put("text", words(event)));
    return call;
  }

  private static String speaker(String name) {
    return name.equals("BOT") ? "AGENT" : name;
  }

  private static String words(JsonNode event) {
    var words = new StringBuilder(event.path("intent").asText());
    event.path("entities").forEach(entity -> words.append(", ").append(entity.asText()));
    return words.toString().replace('_', ' ');
  }
}

package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.ingestion.EventEncoder;
import org.tocsin.ingestion.Json;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.TranscriptEvent.Started;

/**
 * What one connector remembers of the conversations that it heard last; bounded. What a process
 * before this one was told is asked of those that keep it.
 */
final class Memory {
  private static final int CONVERSATIONS = 10_000;

  private final Map<String, Course> courses = Course.latest(CONVERSATIONS);
  private final Function<ConversationId, Optional<Circumstances>> known;
  private final String start;
  private long names;

  /**
   * @param known of a conversation that is not remembered here
   */
  Memory(Function<ConversationId, Optional<Circumstances>> known, Clock clock) {
    this.known = known;
    this.start = Long.toString(clock.millis(), 36);
  }

  Course of(String conversation) {
    var course = courses.get(conversation);
    if (course == null) {
      course = new Course(begun(conversation));
      courses.put(conversation, course);
    }
    return course;
  }

  String fresh() {
    return start + "-" + names++;
  }

  private ObjectNode begun(String conversation) {
    var id = new ConversationId(conversation);
    return known
        .apply(id)
        .filter(circumstances -> !circumstances.equals(Circumstances.UNKNOWN))
        .map(circumstances -> fields(new Started(id, circumstances)))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static ObjectNode fields(Started started) {
    try {
      var frame = (ObjectNode) Json.MAPPER.readTree(new EventEncoder().encode(started));
      return frame.remove(List.of("type", "conversation"));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

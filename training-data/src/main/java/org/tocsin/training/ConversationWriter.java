package org.tocsin.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Utterance;

/** Writes labelled conversations as {@link ConversationFile} reads them. */
public final class ConversationWriter {
  private ConversationWriter() {}

  /** One conversation as one line of JSON. */
  public static String line(LabelledConversation conversation) {
    var transcript = conversation.transcript();
    var circumstances = transcript.circumstances();
    var node = JsonNodeFactory.instance.objectNode().put("id", transcript.id().value());
    put(node, "vertical", transcript.vertical());
    put(node, "group", transcript.group());
    put(node, "batch", transcript.batch());
    circumstances.at().ifPresent(at -> node.put("at", at.toString()));
    node.put("channel", circumstances.channel().name());
    circumstances.agent().ifPresent(agent -> node.put("agent", agent));
    circumstances.team().ifPresent(team -> node.put("team", team));
    circumstances.queue().ifPresent(queue -> node.put("queue", queue));
    circumstances.customer().ifPresent(customer -> node.put("customer", customer));
    var turns = node.putArray("turns");
    transcript.turns().forEach(turn -> turns.add(turn(turn)));
    label(node, conversation.label(), transcript.turns().size());
    return node.toString();
  }

  private static void label(ObjectNode node, Label label, int turns) {
    node.put("escalates", label.escalates());
    if (label.escalates() && label.seen() < turns) {
      node.put("escalates_at", label.seen());
    }
    label.kind().ifPresent(kind -> node.put("kind", kind.name()));
  }

  private static ObjectNode turn(Utterance utterance) {
    var node =
        JsonNodeFactory.instance
            .objectNode()
            .put("speaker", utterance.speaker().name())
            .put("text", utterance.text());
    seconds(node, "offset_s", utterance.offsetMs());
    seconds(node, "end_s", utterance.endMs());
    utterance.confidence().ifPresent(confidence -> node.put("confidence", confidence));
    return node;
  }

  private static void seconds(ObjectNode node, String field, OptionalLong milliseconds) {
    milliseconds.ifPresent(ms -> node.put(field, ms / 1000.0));
  }

  private static void put(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }
}

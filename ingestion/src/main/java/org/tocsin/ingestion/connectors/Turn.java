package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.model.conversation.Speaker;

/**
 * An utterance on its way into a frame.
 *
 * @param fromMs when it began, as the vendor counts
 * @param complete false for a partial result
 */
record Turn(
    String conversation,
    String utterance,
    Speaker speaker,
    String text,
    OptionalLong fromMs,
    OptionalLong untilMs,
    boolean complete,
    OptionalDouble confidence) {

  /** A complete one without times. */
  static Turn of(String conversation, String utterance, Speaker speaker, String text) {
    return new Turn(
        conversation,
        utterance,
        speaker,
        text.strip(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        true,
        OptionalDouble.empty());
  }

  Turn from(OptionalLong from) {
    return new Turn(conversation, utterance, speaker, text, from, untilMs, complete, confidence);
  }

  /** One that ends before it begins ended at no known time. */
  Turn until(OptionalLong until) {
    return new Turn(conversation, utterance, speaker, text, fromMs, until, complete, confidence);
  }

  /** Complete or not. */
  Turn complete(boolean whether) {
    return new Turn(conversation, utterance, speaker, text, fromMs, untilMs, whether, confidence);
  }

  Turn heardAt(OptionalDouble sureness) {
    return new Turn(conversation, utterance, speaker, text, fromMs, untilMs, complete, sureness);
  }

  /** The frame, its times later by so much. */
  ObjectNode frame(long shift) {
    var frame =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "utterance")
            .put("conversation", conversation)
            .put("utterance", utterance)
            .put("speaker", speaker.name())
            .put("text", text);
    fromMs.ifPresent(ms -> frame.put("offsetMs", ms + shift));
    if (untilMs.isPresent() && fromMs.isPresent() && untilMs.getAsLong() >= fromMs.getAsLong()) {
      frame.put("endMs", untilMs.getAsLong() + shift);
    }
    frame.put("final", complete);
    confidence.ifPresent(sureness -> frame.put("confidence", sureness));
    return frame;
  }
}

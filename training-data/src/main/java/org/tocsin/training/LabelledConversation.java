package org.tocsin.training;

import java.util.function.UnaryOperator;

/** A recorded conversation and what people say of it. */
public record LabelledConversation(Transcript transcript, Label label) {

  /** The same conversation with every text passed through a redaction. */
  public LabelledConversation redacted(UnaryOperator<String> redaction) {
    return new LabelledConversation(transcript.redacted(redaction), label);
  }

  /** Which of so many folds it belongs to, 0-based; a group is in one fold. */
  public int fold(int folds) {
    return Math.floorMod(transcript.group().hashCode(), folds);
  }
}

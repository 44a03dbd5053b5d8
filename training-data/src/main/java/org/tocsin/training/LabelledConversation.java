package org.tocsin.training;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/** A recorded conversation and what people say of it. */
public record LabelledConversation(Transcript transcript, Label label) {

  /** The same conversation with every text passed through a redaction. */
  public LabelledConversation redacted(UnaryOperator<String> redaction) {
    return new LabelledConversation(transcript.redacted(redaction), label);
  }

  /** The label beside what was shown at each turn, for an evaluation. */
  public ScoredConversation scored(List<ScoredTurn> shown) {
    return new ScoredConversation(
        transcript.id().value(),
        transcript.vertical(),
        transcript.circumstances().channel(),
        label.escalates(),
        label.kind(),
        label.seen(),
        shown);
  }

  /**
   * How many turns are learnt from: those that may be seen, and the one in which it escalates. No
   * figure looks at that one, but a model that never met a demand for a manager believes less after
   * it than before.
   */
  int learnt() {
    return label.escalates() ? Math.min(transcript.turns().size(), label.seen() + 1) : label.seen();
  }

  /** Which of so many folds it belongs to, 0-based; a group is in one fold. */
  public int fold(int folds) {
    return Math.floorMod(transcript.group().hashCode(), folds);
  }
}

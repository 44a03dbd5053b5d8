package org.tocsin.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.model.alert.Level;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessor;

/** Scores recorded conversations event by event, as the live service would. */
public final class OfflineScoring {
  private final Assessor assessor;

  public OfflineScoring(Assessor assessor) {
    this.assessor = assessor;
  }

  /**
   * What would have been shown at each turn when it came, in the order of the turns in the file.
   */
  public List<AssessedTurn> score(Transcript transcript) {
    var assessment = assessor.begin(transcript.id());
    var shown = new ArrayList<AssessedTurn>();
    for (var event : transcript.events()) {
      assessment = assessor.after(assessment, event);
      if (event instanceof Spoken(var _, var utterance)) {
        assessment.turns().stream()
            .filter(t -> t.turn().utterance().id().equals(utterance.id()))
            .forEach(shown::add);
      }
    }
    return shown;
  }

  /** The same beside the label, for an evaluation. */
  public ScoredConversation score(LabelledConversation conversation) {
    return conversation.scored(
        score(conversation.transcript()).stream().map(OfflineScoring::turn).toList());
  }

  /** All of them, in parallel, in their order. */
  public List<ScoredConversation> scoreAll(
      List<LabelledConversation> conversations, Consumer<String> progress) {
    var scored = new Progress(progress, "scored", conversations.size());
    return conversations.parallelStream().map(this::score).peek(_ -> scored.one()).toList();
  }

  private static ScoredTurn turn(AssessedTurn turn) {
    return new ScoredTurn(
        turn.shown(),
        turn.standing().level() == Level.HIGH,
        turn.standing().rings(),
        turn.risk().belief().likeliest(),
        turn.turn().utterance().offsetMs());
  }
}

package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.AssessedTurn;
import org.tocsin.model.risk.Assessor;

class OfflineScoringTest {
  private static final SentenceEncoder ENCODER = CachedEncoder.of(BgeSmallEncoder.open(), 1000);
  private static final OfflineScoring SCORING = scoring();
  private static final LabelledConversation CALL =
      Corpus.conversations().stream()
          .filter(c -> c.transcript().id().value().equals("telecom-n-001"))
          .findFirst()
          .orElseThrow();

  @Test
  void showsABeliefForEveryTurnInTheOrderOfTheFile() {
    var shown = SCORING.score(CALL.transcript());

    assertThat(shown)
        .extracting(t -> t.turn().utterance())
        .containsExactlyElementsOf(CALL.transcript().turns());
  }

  @Test
  void keepsTheOrderOfTheFileWhereTimesRunBackwards() {
    var turns = new ArrayList<>(CALL.transcript().turns().subList(0, 6));
    turns.add(2, turns.remove(4));

    var shown = SCORING.score(with(turns));

    assertThat(shown).extracting(t -> t.turn().utterance()).containsExactlyElementsOf(turns);
  }

  @Test
  void isNotTouchedByWhatIsSaidLater() {
    var all = shown(SCORING.score(CALL.transcript()));

    var first = shown(SCORING.score(with(CALL.transcript().turns().subList(0, 9))));

    assertThat(first).isEqualTo(all.subList(0, 9));
  }

  @Test
  void doesNotLookAtTheLabel() {
    var calm =
        new Label(false, 3, Optional.empty(), Map.of(0, 2.0), Map.of(), List.of(), List.of());

    var labelled = SCORING.score(CALL);
    var otherwise = SCORING.score(new LabelledConversation(CALL.transcript(), calm));

    assertThat(otherwise.turns()).isEqualTo(labelled.turns());
    assertThat(labelled.seen()).isEqualTo(CALL.label().seen());
    assertThat(otherwise.seen()).isEqualTo(3);
    assertThat(labelled.turns())
        .extracting(ScoredTurn::risk)
        .isEqualTo(shown(SCORING.score(CALL.transcript())));
  }

  private static OfflineScoring scoring() {
    var model = ModelRegistry.shipped();
    return new OfflineScoring(new Assessor(model.scorer(ENCODER), model.policy()));
  }

  private static Transcript with(List<Utterance> turns) {
    var call = CALL.transcript();
    return new Transcript(
        call.id(), call.vertical(), call.group(), call.batch(), call.circumstances(), turns);
  }

  private static List<Double> shown(List<AssessedTurn> turns) {
    return turns.stream().map(AssessedTurn::shown).toList();
  }
}

package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

class PolicyChoiceTest {
  @Test
  void ringsAtOnceWhereWaitingWouldCatchNothingMore() {
    var choice = PolicyChoice.best(floor(List.of(.2, .3, .2, .2, .2)));

    assertThat(choice.way()).isEqualTo(PolicyChoice.WAYS.getFirst());
    assertThat(choice.policy().sureAt()).isZero();
    assertThat(choice.policy().raiseAt()).isEqualTo(0.301);
    assertThat(choice.figures().earlyCatch()).isEqualTo(1);
  }

  @Test
  void holdsBackWhereCalmConversationsHavePeaksThatAreGoneAtOnce() {
    var choice = PolicyChoice.best(floor(List.of(.2, .9, .2, .9, .2)));

    assertThat(choice.policy().sureAt()).isGreaterThan(choice.policy().raiseAt());
    assertThat(choice.figures().earlyCatch()).isEqualTo(1);
    assertThat(choice.figures().falseAlarms()).isZero();
  }

  @Test
  void letsAtMostOneInTwentyCalmConversationsRing() {
    for (var way : PolicyChoice.WAYS) {
      var choice = PolicyChoice.of(way, floor(List.of(.2, .85, .85, .2, .2)));

      assertThat(choice.figures().falseAlarms()).as("%s", way).isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void looksAtNothingAfterTheTurnsThatMayBeSeen() {
    var beliefs = List.of(.1, .1, .1, .99, .99);
    var scored = new ArrayList<>(floor(List.of(.2, .3, .2, .2, .2)));
    scored.add(conversation("cut", false, 3, beliefs));
    scored.add(conversation("cut too", false, 3, beliefs));

    assertThat(PolicyChoice.best(scored).policy().raiseAt()).isEqualTo(0.301);
  }

  @Test
  void countsWhatRingsWhateverIsBelieved() {
    var scored = new ArrayList<>(floor(List.of(.2, .3, .2, .2, .2)));
    scored.add(demanding("asks for the manager of a shop"));

    var choice = PolicyChoice.best(scored);

    assertThat(choice.figures().falseAlarms()).isEqualTo(1.0 / 20);
    assertThat(choice.policy().raiseAt()).isEqualTo(0.301);
  }

  private static ScoredConversation demanding(String id) {
    var calm = conversation(id, false, 5, List.of(.1, .1, .1, .1, .1));
    var turns = new ArrayList<>(calm.turns());
    turns.set(
        2, new ScoredTurn(.1, false, true, EscalationKind.HIERARCHICAL, OptionalLong.empty()));
    return new ScoredConversation(
        id, calm.vertical(), calm.channel(), false, calm.kind(), calm.seen(), turns);
  }

  /** Ten that escalate after a steady 0.8, and nineteen that are calm, of one sort. */
  private static List<ScoredConversation> floor(List<Double> calm) {
    var floor = new ArrayList<ScoredConversation>();
    for (int i = 0; i < 10; i++) {
      floor.add(conversation("loud " + i, true, 6, List.of(.2, .8, .8, .8, .8, .8)));
    }
    for (int i = 0; i < 19; i++) {
      floor.add(conversation("calm " + i, false, 5, calm));
    }
    return floor;
  }

  private static ScoredConversation conversation(
      String id, boolean escalates, int seen, List<Double> beliefs) {
    return new ScoredConversation(
        id,
        "telecom",
        Channel.CHAT,
        escalates,
        Optional.empty(),
        seen,
        beliefs.stream()
            .map(b ->
                new ScoredTurn(b, false, false, EscalationKind.HIERARCHICAL, OptionalLong.empty()))
            .toList());
  }
}

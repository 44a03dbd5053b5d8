package org.tocsin.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.Shipped;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.risk.Assessment;

class SiteModelTest {
  private static final ConversationId ID = new ConversationId("c1");
  private static final List<String> SAID =
      List.of(
          "Hi, I am calling about my refund again. It was promised for last Friday.",
          "Let me have a look. It is still with the back office.",
          "This is the third time I call about this, and nobody ever called me back.",
          "Unfortunately there is nothing more I can do for you.",
          "You are not listening to me. I want to speak to somebody who can decide this.");

  /** Touchy, so that the few words above ring. */
  private static final SiteModel LEARNT =
      SiteModel.of(Shipped.MODEL).with(Shipped.MODEL.policy().raising(0.6));

  private static final Assessment BEFORE = assessed(LEARNT);

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.05, 0.3, 0.6})
  void ringsAtTheSameTurnsWhateverTheBaseRate(double share) {
    assertThat(rings(assessed(LEARNT.at(share)))).isNotEmpty().isEqualTo(rings(BEFORE));
  }

  @Test
  void showsLowerBeliefsWhereFewerEscalateAndALedgerThatAddsUp() {
    var rare = LEARNT.at(0.03);

    var after = assessed(rare);

    for (int i = 0; i < SAID.size(); i++) {
      assertThat(after.turns().get(i).shown())
          .isCloseTo(rare.shift().apply(BEFORE.turns().get(i).shown()), within(1e-9))
          .isLessThan(BEFORE.turns().get(i).shown());
    }
    assertThat(after.explanation().probability())
        .isCloseTo(after.risk().orElseThrow().probability(), within(1e-9));
  }

  @Test
  void knowsWhatTheModelItselfBelieves() {
    var rare = LEARNT.at(0.03);

    var own = rare.own(assessed(rare));

    for (int i = 0; i < SAID.size(); i++) {
      assertThat(own.get(i)).isCloseTo(BEFORE.turns().get(i).shown(), within(1e-9));
    }
  }

  @Test
  void isTheStoredModelWhereNothingIsFitted() {
    var site = SiteModel.of(Shipped.MODEL);

    assertThat(site.policy()).isEqualTo(Shipped.MODEL.policy());
    assertThat(site.at(Shipped.MODEL.baseRate().orElseThrow())).isEqualTo(site);
  }

  @Test
  void takesBaseRateAndThresholdInEitherOrder() {
    var threshold = Shipped.MODEL.policy().raising(0.5);
    var one = SiteModel.of(Shipped.MODEL).at(0.05).with(threshold);
    var other = SiteModel.of(Shipped.MODEL).with(threshold).at(0.05);

    assertThat(one.policy().raiseAt()).isCloseTo(other.policy().raiseAt(), within(1e-12));
    assertThat(one.shift()).isEqualTo(other.shift());
    assertThat(one.differs(other)).isFalse();
    assertThat(one.differs(SiteModel.of(Shipped.MODEL))).isTrue();
    assertThat(one.differs(one.at(0.06))).isTrue();
    assertThat(one.differs(one.at(0.051))).isFalse();
  }

  private static List<Integer> rings(Assessment assessment) {
    var rings = new ArrayList<Integer>();
    for (int i = 0; i < assessment.turns().size(); i++) {
      if (assessment.turns().get(i).standing().rings()) {
        rings.add(i);
      }
    }
    return rings;
  }

  private static Assessment assessed(SiteModel site) {
    var assessor = site.assessor(Shipped.ENCODER);
    return Stream.iterate(0, i -> i < SAID.size(), i -> i + 1)
        .map(i ->
            new Spoken(
                ID,
                Utterance.of("t" + i, i % 2 == 0 ? Speaker.CUSTOMER : Speaker.AGENT, SAID.get(i))))
        .reduce(assessor.begin(ID), assessor::after, (a, _) -> a);
  }
}

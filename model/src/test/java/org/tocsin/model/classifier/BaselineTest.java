package org.tocsin.model.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.features.Turn;

class BaselineTest {
  private static final List<List<Turn>> CONVERSATIONS = new ArrayList<>();
  private static final List<Boolean> ESCALATES = new ArrayList<>();

  static {
    for (int i = 0; i < 8; i++) {
      CONVERSATIONS.add(
          List.of(
              turn(0, Speaker.AGENT, "how can I help", 0, 0.5f),
              turn(1, Speaker.CUSTOMER, "nobody called me back again", -1.5, 1),
              turn(2, Speaker.AGENT, "there is nothing I can do", 0, 1),
              turn(3, Speaker.CUSTOMER, "you promised me a refund", -2, 1)));
      ESCALATES.add(true);
      CONVERSATIONS.add(
          List.of(
              turn(0, Speaker.AGENT, "how can I help", 0, 0.5f),
              turn(1, Speaker.CUSTOMER, "where is my parcel please", 0, 0),
              turn(2, Speaker.AGENT, "it comes tomorrow", 0, 0)));
      ESCALATES.add(false);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAJORITY")
  void tellsTroubleFromCalm(Baseline baseline) {
    var predictor = baseline.learn(CONVERSATIONS, ESCALATES);

    double trouble = predictor.belief(CONVERSATIONS.get(0));
    double calm = predictor.belief(CONVERSATIONS.get(1));

    assertThat(trouble).isBetween(0.0, 1.0).isGreaterThan(calm);
    assertThat(calm).isBetween(0.0, 1.0);
  }

  @Test
  void theMajorityIsTheShareOfEscalations() {
    var predictor =
        Baseline.MAJORITY.learn(CONVERSATIONS.subList(0, 4), List.of(true, false, true, true));

    assertThat(predictor.belief(CONVERSATIONS.get(1))).isEqualTo(0.75);
  }

  @Test
  void wordsOfOneSideAreBlindToTheOther() {
    var agent = Baseline.ngrams(CONVERSATIONS, ESCALATES, Set.of(Speaker.AGENT));
    var trouble = CONVERSATIONS.get(0);

    assertThat(agent.belief(trouble.subList(0, 2))).isEqualTo(agent.belief(trouble.subList(0, 1)));
    assertThat(agent.belief(trouble)).isGreaterThan(agent.belief(trouble.subList(0, 1)));
  }

  @Test
  void theSumLiesBetweenItsParts() {
    var trouble = CONVERSATIONS.get(0);
    double ngrams = Baseline.NGRAMS.learn(CONVERSATIONS, ESCALATES).belief(trouble);
    double vectors = Baseline.VECTORS.learn(CONVERSATIONS, ESCALATES).belief(trouble);

    assertThat(Baseline.NGRAMS_AND_VECTORS.learn(CONVERSATIONS, ESCALATES).belief(trouble))
        .isBetween(Math.min(ngrams, vectors), Math.max(ngrams, vectors));
  }

  private static Turn turn(int i, Speaker speaker, String text, double mood, float towardsTrouble) {
    return new Turn(
        Utterance.of("t" + i, speaker, text),
        speaker,
        new float[] {towardsTrouble, 1 - towardsTrouble},
        Map.of(),
        speaker == Speaker.CUSTOMER ? OptionalDouble.of(mood) : OptionalDouble.empty(),
        0);
  }
}

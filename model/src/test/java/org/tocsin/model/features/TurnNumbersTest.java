package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

class TurnNumbersTest {
  private static final Utterance WORDS =
      Utterance.of("u1", Speaker.CUSTOMER, "I have called three times, and nobody listens.");

  @ParameterizedTest
  @EnumSource
  void makeTheVerySameTurnAgain(Speaker side) {
    var random = new Random(7);
    var acts = new EnumMap<Act, Double>(Act.class);
    Act.of(side).forEach(act -> acts.put(act, random.nextGaussian()));
    var vector = new float[384];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    var turn = new Turn(WORDS, side, vector, acts, OptionalDouble.of(-1.25), 0.1 + 0.2);

    var again = TurnNumbers.turn(WORDS, TurnNumbers.of(turn)).orElseThrow();

    assertThat(again).usingRecursiveComparison().isEqualTo(turn);
  }

  @Test
  void knowAnUnknownMoodAndNoActs() {
    var turn = new Turn(WORDS, Speaker.BOT, new float[2], Map.of(), OptionalDouble.empty(), 0);

    var again = TurnNumbers.turn(WORDS, TurnNumbers.of(turn)).orElseThrow();

    assertThat(again.likelySentiment()).isEmpty();
    assertThat(again.performs(Act.THANKS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64!", "AAAA", "////////////"})
  void areNotReadFromAnythingElse(String stored) {
    assertThat(TurnNumbers.turn(WORDS, stored)).isEmpty();
  }
}

package org.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

class ConversationValueTest {
  @ParameterizedTest
  @CsvSource({
    "retention, gold, 3",
    "retention, basic, 2",
    "billing, basic, 1",
    "billing, trial, 0.5"
  })
  void isTheHighestThatApplies(String queue, String tier, double value) {
    var values = ConversationValue.of("queue:retention=2, tier:gold=3, tier:trial=0.5");

    assertThat(values.of(of(queue, tier))).isEqualTo(value);
  }

  @Test
  void isOneWhereNothingIsStated() {
    assertThat(ConversationValue.of("").of(of("billing", "gold"))).isEqualTo(1);
    assertThat(ConversationValue.EQUAL.of(Circumstances.UNKNOWN)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retention=2", "queue:retention", "queue:retention=0", "queue:a=1.2.3"})
  void saysWhichPartIsWrong(String text) {
    assertThatThrownBy(() -> ConversationValue.of("tier:gold=3," + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each number above 0: was " + text);
  }

  private static Circumstances of(String queue, String tier) {
    return new Circumstances(
        Optional.empty(),
        Channel.CALL,
        Optional.empty(),
        Optional.empty(),
        Optional.of(queue),
        Optional.empty(),
        Map.of("tier", tier));
  }
}

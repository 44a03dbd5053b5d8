package org.tocsin.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.ConversationId;

class HoldOutTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.1, 0.5, 1})
  void takesAboutThatShare(double share) {
    var holdOut = new HoldOut(share);

    double taken = IntStream.range(0, 20_000).filter(i -> holdOut.takes(id("call-" + i))).count();

    assertThat(taken / 20_000).isCloseTo(share, offset(0.01));
  }

  @Test
  void takesTheSameInEveryProcessAndTheSmallerShareIsPartOfTheGreater() {
    var taken = IntStream.range(0, 40).filter(i -> new HoldOut(0.2).takes(id("call-" + i)));

    assertThat(taken)
        .containsExactly(0, 9, 10, 19, 21, 32, 37)
        .allMatch(i -> new HoldOut(0.4).takes(id("call-" + i)));
  }

  @Test
  void takesNoShareThatIsNone() {
    assertThatThrownBy(() -> new HoldOut(1.2)).hasMessage("share must be in 0..1: was 1.2");
  }

  private static ConversationId id(String name) {
    return new ConversationId(name);
  }
}

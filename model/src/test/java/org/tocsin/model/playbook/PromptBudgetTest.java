package org.tocsin.model.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.Utterance;

class PromptBudgetTest {
  private final PromptBudget two = new PromptBudget(2);

  @Test
  void countsTheCardsOfTheLastMinute() {
    var turns = every(20_000, 5);

    assertThat(two.left(turns, List.of())).isEqualTo(2);
    assertThat(two.left(turns, List.of(4, 2))).isZero();
    assertThat(two.left(turns, List.of(4, 1, 0))).isEqualTo(1);
  }

  @Test
  void countsTurnsWhereThereAreNoTimes() {
    var turns =
        IntStream.range(0, 10)
            .mapToObj(i -> Utterance.of("t" + i, Speaker.CUSTOMER, "words"))
            .toList();

    assertThat(two.left(turns, List.of(5))).isEqualTo(1);
    assertThat(two.left(turns, List.of(4))).isEqualTo(2);
  }

  @Test
  void isNeverBelowNothing() {
    assertThat(new PromptBudget(0).left(every(1000, 3), List.of(0, 1, 2))).isZero();
  }

  private static List<Utterance> every(long ms, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Utterance.of("t" + i, Speaker.CUSTOMER, "words").at(i * ms))
        .toList();
  }
}

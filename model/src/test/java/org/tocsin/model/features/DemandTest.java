package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.BOT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.conversation.Speaker.UNKNOWN;
import static org.tocsin.model.features.Act.ASKS_FOR_SOMEONE_ELSE;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemandTest {
  private static final Turn DEMAND = Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 3);
  private static final Turn HINT = Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 0.2);

  @Test
  void isAPlainWishForSomebodyElseThanTheAgent() {
    assertThat(Demand.in(List.of(Said.by(AGENT, "hello"), DEMAND))).isTrue();
    assertThat(Demand.in(List.of(Said.by(UNKNOWN, "hello"), DEMAND))).isTrue();
    assertThat(Demand.in(List.of(Said.by(AGENT, "hello"), HINT))).isFalse();
  }

  @Test
  void isNotTheWishOfAHumanInsteadOfABot() {
    assertThat(Demand.in(List.of(Said.by(BOT, "hello"), DEMAND))).isFalse();
    assertThat(Demand.in(List.of(DEMAND))).isFalse();
  }

  @Test
  void isOverOnceSomethingElseIsSaid() {
    assertThat(Demand.in(List.of(Said.by(AGENT, "hello"), DEMAND, Said.by(CUSTOMER, "ok"))))
        .isFalse();
  }
}

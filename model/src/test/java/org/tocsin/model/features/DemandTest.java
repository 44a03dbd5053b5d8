package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.model.conversation.Speaker.AGENT;
import static org.tocsin.model.conversation.Speaker.BOT;
import static org.tocsin.model.conversation.Speaker.CUSTOMER;
import static org.tocsin.model.features.Act.ASKS_FOR_SOMEONE_ELSE;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemandTest {
  private static final Turn DEMAND = Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 3);
  private static final Turn HINT = Said.performing(CUSTOMER, ASKS_FOR_SOMEONE_ELSE, 0.2);

  @Test
  void isAPlainWishForSomebodyElseThanTheAgent() {
    assertThat(isIn(Said.by(AGENT, "hello"), DEMAND)).isTrue();
    assertThat(isIn(Said.by(AGENT, "hello"), HINT)).isFalse();
  }

  @Test
  void isNotTheWishOfAHumanInsteadOfABot() {
    assertThat(isIn(Said.by(BOT, "hello"), DEMAND)).isFalse();
    assertThat(isIn(DEMAND)).isFalse();
  }

  @Test
  void isOverOnceSomethingElseIsSaid() {
    assertThat(isIn(Said.by(AGENT, "hello"), DEMAND, Said.by(CUSTOMER, "ok"))).isFalse();
  }

  @Test
  void isHeardInASentenceThatSoundsLikeOneAlone() {
    var hello = Said.by(AGENT, "hello");
    var story = Said.by(CUSTOMER, "The cat is ill. Your manager, please. It rains.");

    assertThat(Demand.in(List.of(hello, story), _ -> DEMAND)).isTrue();
    assertThat(Demand.in(List.of(hello, story), _ -> story)).isFalse();
  }

  private static boolean isIn(Turn... turns) {
    return Demand.in(List.of(turns), Said::of);
  }

  @Test
  void mayStandInOneSentenceOfMany() {
    assertThat(
            Demand.places(
                "£164 is my kids' shoes. I have been patient, now get me your manager please. Thanks."))
        .containsExactly("I have been patient, now get me your manager please");
    assertThat(Demand.places("get me your manager")).isEmpty();
  }

  @Test
  void isCutOutOfARowOfWordsWithoutSentences() {
    assertThat(
            Demand.places(
                "well one two three four five six seven eight get me your manager nine ten eleven"
                    + " twelve thirteen fourteen fifteen sixteen seventeen"))
        .containsExactly(
            "four five six seven eight get me your manager nine ten eleven twelve thirteen"
                + " fourteen fifteen sixteen");
  }

  @Test
  void isNotWhatSomebodyDoesNotWant() {
    assertThat(Demand.places("I really don't want to be put through to a manager. Sort it out."))
        .isEmpty();
  }
}

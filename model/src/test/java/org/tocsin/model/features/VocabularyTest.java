package org.tocsin.model.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final List<List<String>> CONVERSATIONS =
      List.of(
          List.of("hello", "refund", "refund", "late"),
          List.of("hello", "refund", "bill"),
          List.of("hello", "late"),
          List.of("hello", "router"));

  @Test
  void keepsWordsThatAreNeitherRareNorEverywhere() {
    assertThat(Vocabulary.of(CONVERSATIONS, 2, 10).weights().keySet())
        .containsExactly("late", "refund");
  }

  @Test
  void keepsTheMostFrequentAndAmongEqualsTheAlphabeticallyFirst() {
    assertThat(Vocabulary.of(CONVERSATIONS, 1, 3).weights().keySet())
        .containsExactly("late", "refund", "bill");
  }

  @Test
  void weighsAWordByTheConversationsItIsIn() {
    assertThat(Vocabulary.of(CONVERSATIONS, 1, 10).weights())
        .containsEntry("refund", Math.log(4 / 2.0))
        .containsEntry("router", Math.log(4 / 1.0));
  }

  @Test
  void hidesNumbersAndKeepsPlaceholders() {
    assertThat(Words.of("Order 4711: I’m NOT happy, [CARD]!"))
        .containsExactly("order", "#", "i'm", "not", "happy", "[card]", "!");
  }
}

package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.training.Split.Side;

class SplitTest {
  private static final List<LabelledConversation> CONVERSATIONS =
      IntStream.range(0, 600).mapToObj(n -> conversation("c" + n, "g" + n / 3)).toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 7, -3})
  void keepsGroupsTogetherAndLosesNothing(long seed) {
    var split = Split.of(CONVERSATIONS, Map.of(), seed);

    assertThat(groups(split.train()))
        .as("seed " + seed)
        .doesNotContainAnyElementsOf(groups(split.validation()))
        .doesNotContainAnyElementsOf(groups(split.test()));
    assertThat(groups(split.validation())).doesNotContainAnyElementsOf(groups(split.test()));
    assertThat(split.train().size() + split.validation().size() + split.test().size())
        .isEqualTo(600);
    assertThat(split.train().size()).isBetween(360, 480);
    assertThat(split.test().size()).isBetween(45, 135);
  }

  @Test
  void isTheSameForTheSameSeedAndSaysSoInItsHash() {
    var split = Split.of(CONVERSATIONS, Map.of(), 7);

    assertThat(Split.of(CONVERSATIONS, Map.of(), 7)).isEqualTo(split);
    assertThat(Split.of(CONVERSATIONS.reversed(), Map.of(), 7).hash()).isEqualTo(split.hash());
    assertThat(Split.of(CONVERSATIONS, Map.of(), 8).hash()).isNotEqualTo(split.hash());
  }

  @Test
  void obeysTheSidesThatAreFixedAndMovesNobodyElse() {
    var free = Split.of(CONVERSATIONS, Map.of(), 7);
    var fixed = Split.of(CONVERSATIONS, Map.of("g0", Side.TEST, "g1", Side.VALIDATION), 7);

    assertThat(groups(fixed.test())).contains("g0");
    assertThat(groups(fixed.validation())).contains("g1");
    assertThat(fixed.train().stream().filter(c -> !List.of("g0", "g1").contains(group(c))))
        .isEqualTo(
            free.train().stream().filter(c -> !List.of("g0", "g1").contains(group(c))).toList());
  }

  private static List<String> groups(List<LabelledConversation> side) {
    return side.stream().map(SplitTest::group).distinct().toList();
  }

  private static String group(LabelledConversation conversation) {
    return conversation.transcript().group();
  }

  private static LabelledConversation conversation(String id, String group) {
    var turns = List.of(Utterance.of("t0", Speaker.CUSTOMER, "hello"));
    return new LabelledConversation(
        new Transcript(new ConversationId(id), "", group, "", Circumstances.UNKNOWN, turns),
        new Label(false, 1, Optional.empty(), Map.of(), Map.of(), List.of(), List.of()));
  }
}

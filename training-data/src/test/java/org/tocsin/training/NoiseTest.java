package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;
import org.tocsin.model.conversation.Utterance;

class NoiseTest {
  private static final List<LabelledConversation> SOME =
      Corpus.conversations().stream().limit(60).toList();

  @ParameterizedTest
  @EnumSource(Noise.class)
  void doesTheSameWhenAskedTwice(Noise noise) {
    var spoilt = SOME.stream().map(c -> noise.of(c, 7)).toList();

    assertThat(SOME.stream().map(c -> noise.of(c, 7)).toList()).isEqualTo(spoilt);
    assertThat(spoilt).isNotEqualTo(SOME);
  }

  @Test
  void writesAsARecogniserDoes() {
    var spoilt = Noise.UNPUNCTUATED.of(said("No. It’s £40, isn't it?! I re-sent form B-12."), 7);

    assertThat(texts(spoilt)).containsExactly("no it's 40 isn't it i re sent form b 12");
  }

  @Test
  void mistypesAboutOneWordOfTwenty() {
    var before = SOME.stream().flatMap(NoiseTest::words).toList();

    var after = SOME.stream().map(c -> Noise.TYPOS.of(c, 7)).flatMap(NoiseTest::words).toList();

    assertThat(after).hasSameSizeAs(before);
    double typed =
        IntStream.range(0, before.size()).filter(i -> !before.get(i).equals(after.get(i))).count();
    assertThat(typed / before.size()).isCloseTo(0.05, within(0.015));
  }

  @Test
  void losesAboutOneTurnOfTen() {
    long before = SOME.stream().mapToLong(c -> texts(c).size()).sum();

    long after = SOME.stream().mapToLong(c -> texts(Noise.LOST_TURNS.of(c, 7)).size()).sum();

    assertThat((double) after / before).isCloseTo(0.9, within(0.02));
  }

  @Test
  void movesTheLabelsWithTheTurnsThatAreLeft() {
    for (var whole : SOME) {
      var left = Noise.LOST_TURNS.of(whole, 7);

      if (whole.label().escalates() && whole.label().seen() < texts(whole).size()) {
        assertThat(texts(left).get(left.label().seen()))
            .isEqualTo(texts(whole).get(whole.label().seen()));
      }
      assertThat(left.label().seen()).isPositive();
      left.label()
          .signals()
          .forEach(note -> assertThat(signalled(whole)).contains(texts(left).get(note.turn())));
      assertThat(left.transcript().turns())
          .extracting(turn -> turn.id().value())
          .isEqualTo(IntStream.range(0, texts(left).size()).mapToObj(i -> "t" + i).toList());
    }
  }

  @Test
  void leavesTheWordsWhereNobodySaysWhoSpeaks() {
    var spoilt = Noise.UNKNOWN_SPEAKERS.of(SOME.getFirst(), 7);

    assertThat(spoilt.transcript().turns())
        .extracting(Utterance::speaker)
        .containsOnly(Speaker.UNKNOWN);
    assertThat(texts(spoilt)).isEqualTo(texts(SOME.getFirst()));
    assertThat(spoilt.label()).isEqualTo(SOME.getFirst().label());
  }

  private static List<String> signalled(LabelledConversation conversation) {
    return conversation.label().signals().stream()
        .map(note -> texts(conversation).get(note.turn()))
        .toList();
  }

  private static List<String> texts(LabelledConversation conversation) {
    return conversation.transcript().turns().stream().map(Utterance::text).toList();
  }

  private static Stream<String> words(LabelledConversation conversation) {
    return texts(conversation).stream().flatMap(text -> Stream.of(text.split("\\s+", -1)));
  }

  private static LabelledConversation said(String text) {
    return new LabelledConversation(
        new Transcript(
            new ConversationId("c"),
            "",
            "c",
            "",
            Circumstances.UNKNOWN,
            List.of(Utterance.of("t0", Speaker.CUSTOMER, text))),
        new Label(false, 1, Optional.empty(), Map.of(), Map.of(), List.of(), List.of()));
  }
}

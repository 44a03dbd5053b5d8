package org.tocsin.model.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.conversation.TranscriptEvent.Ended;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;

class ConversationTest {

  private static final ConversationId ID = new ConversationId("c1");
  private static final Ended RESOLVED = new Ended(ID, Optional.empty(), Outcome.RESOLVED);

  @Test
  void keepsUntimedUtterancesInTheOrderOfArrival() {
    var conversation = after(said("b", "second"), said("a", "first"));

    assertThat(texts(conversation)).containsExactly("second", "first");
  }

  @Test
  void putsALateUtteranceWhereItWasSaid() {
    var conversation = after(said("u1", "one").at(100), said("u3", "three").at(300));

    var late = conversation.after(spoken(said("u2", "two").at(200)));

    assertThat(texts(late)).containsExactly("one", "two", "three");
  }

  @Test
  void keepsTheOrderOfArrivalAmongEqualOffsets() {
    var conversation = after(said("z", "first").at(1000), said("a", "second").at(1000));

    assertThat(texts(conversation)).containsExactly("first", "second");
  }

  @Test
  void leavesAnUntimedUtteranceWithItsPredecessor() {
    var conversation = after(said("u1", "one").at(100), said("u2", "hm"), said("u3", "two").at(90));

    assertThat(texts(conversation)).containsExactly("two", "one", "hm");
  }

  @Test
  void leavesAnUntimedGreetingInFront() {
    var conversation =
        after(said("bot", "welcome"), said("u1", "one").at(100), said("u2", "two").at(200));

    assertThat(texts(conversation)).containsExactly("welcome", "one", "two");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isTheSameWhateverTheOrderOfArrivalAndHoweverOftenThingsArrive(long seed) {
    var inOrder = IntStream.range(0, 30).mapToObj(i -> said("u" + i, "turn " + i).at(i * 700L));
    var expected = inOrder.map(ConversationTest::spoken).toList();
    var random = new Random(seed);
    var arriving = new ArrayList<TranscriptEvent>(expected);
    arriving.addAll(expected.subList(0, random.nextInt(expected.size())));
    Collections.shuffle(arriving, random);

    assertThat(fold(arriving)).as("seed %d", seed).isEqualTo(fold(expected));
  }

  @Test
  void replacesAPartialByItsFinal() {
    var conversation =
        after(
            said("u1", "I wan").at(1000).partial(),
            said("u2", "yes").at(3000),
            said("u1", "I want a refund").at(1000));

    assertThat(texts(conversation)).containsExactly("I want a refund", "yes");
    assertThat(conversation.utterances().getFirst().complete()).isTrue();
  }

  @Test
  void isTheSameWhetherOrNotPartialsCame() {
    var finals = List.of(said("u2", "yes").at(3000), said("u1", "I want a refund"));

    var without = after(finals.get(0), finals.get(1));
    var with =
        after(said("u1", "I wan").at(1000).until(2000).partial(), finals.get(0), finals.get(1));

    assertThat(with).isEqualTo(without);
  }

  @Test
  void makesAPartialFinalEvenWhenTheWordsAreTheSame() {
    var conversation = after(said("u1", "refund").partial(), said("u1", "refund"));

    assertThat(conversation.utterances()).containsExactly(said("u1", "refund"));
  }

  @Test
  void ignoresAPartialAfterItsFinal() {
    var conversation = after(said("u1", "I want a refund"), said("u1", "I wan").partial());

    assertThat(texts(conversation)).containsExactly("I want a refund");
  }

  @Test
  void revisesWhatASecondFinalSaysOtherwise() {
    var conversation = after(said("u1", "a grand").at(5), said("u1", "a refund").at(5));

    assertThat(texts(conversation)).containsExactly("a refund");
  }

  @Test
  void movesARevisedUtteranceToItsNewTime() {
    var conversation =
        after(said("u1", "one").at(100), said("u2", "two").at(200), said("u1", "uno").at(300));

    assertThat(texts(conversation)).containsExactly("two", "uno");
  }

  @Test
  void keepsTheTimeOfAnUtteranceRevisedWithoutOne() {
    var conversation = after(said("u1", "one").at(100).until(150), said("u1", "uno").until(20));

    assertThat(conversation.utterances()).containsExactly(said("u1", "uno").at(100).until(150));
  }

  @Test
  void staysEndedWhenSomethingIsMerelyRepeated() {
    var ended = after(said("u1", "thanks").at(5)).after(RESOLVED);

    assertThat(ended.after(spoken(said("u1", "thanks").at(5)))).isEqualTo(ended);
    assertThat(ended.after(spoken(said("u1", "thanks").at(7)))).isEqualTo(ended);
    assertThat(ended.after(spoken(said("u1", "than").partial()))).isEqualTo(ended);
  }

  @Test
  void isReopenedByWhatIsSaidAfterTheEnd() {
    var ended = after(said("u1", "thanks")).after(RESOLVED);

    assertThat(ended.ended()).isTrue();
    assertThat(ended.after(spoken(said("u2", "one more thing"))).ended()).isFalse();
    assertThat(ended.after(spoken(said("u1", "no thanks"))).ended()).isFalse();
  }

  private static Utterance said(String id, String text) {
    return Utterance.of(id, Speaker.CUSTOMER, text);
  }

  private static TranscriptEvent spoken(Utterance utterance) {
    return new Spoken(ID, utterance);
  }

  private static Conversation after(Utterance... utterances) {
    return fold(List.of(utterances).stream().map(ConversationTest::spoken).toList());
  }

  private static Conversation fold(List<TranscriptEvent> events) {
    var conversation = Conversation.of(ID);
    for (var event : events) {
      conversation = conversation.after(event);
    }
    return conversation;
  }

  private static List<String> texts(Conversation conversation) {
    return conversation.utterances().stream().map(Utterance::text).toList();
  }
}

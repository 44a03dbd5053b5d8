package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.ConversationId;

class GapReportTest {
  private static final Gap DOG = gap("c1", "Can I take my dog on the plane with me?", 0.1);
  private static final Gap PUPPY = gap("c2", "Am I allowed to bring my dog on the flight?", 0.1);
  private static final Gap PIANO = gap("c3", "How much is it to have a piano tuned?", 0.2);
  private static final Gap VISA = gap("c4", "Do I need a visa for Brazil?", 0.9);

  @Test
  void putsTogetherWhatMeansTheSameAndTheMostFrequentFirst() {
    var clusters = GapReport.of(List.of(PIANO, DOG, PUPPY), Encoders.BGE).clusters();

    assertThat(clusters).hasSize(2);
    assertThat(clusters.getFirst().conversations()).isEqualTo(2);
    assertThat(clusters.getFirst().examples()).containsExactlyInAnyOrder(DOG, PUPPY);
  }

  @Test
  void ofNeedsAsFrequentTheOneInRiskierConversationsComesFirst() {
    var clusters = GapReport.of(List.of(PIANO, VISA), Encoders.BGE).clusters();

    assertThat(clusters).extracting(c -> c.examples().getFirst()).containsExactly(VISA, PIANO);
  }

  @Test
  void countsAConversationOnceHoweverOftenItAsks() {
    var again = gap("c1", "So can my dog come with me on the plane?", 0.3);

    var clusters = GapReport.of(List.of(DOG, again), Encoders.BGE).clusters();

    assertThat(clusters)
        .singleElement()
        .satisfies(c -> {
          assertThat(c.conversations()).isEqualTo(1);
          assertThat(c.risk()).isCloseTo(0.2, within(1e-9));
        });
  }

  @Test
  void isEmptyWhereNothingIsMissing() {
    assertThat(GapReport.of(List.of(), Encoders.BGE).clusters()).isEmpty();
  }

  private static Gap gap(String conversation, String said, double risk) {
    return new Gap(new ConversationId(conversation), said, risk);
  }
}

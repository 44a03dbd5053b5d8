package org.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.encoder.Meaning;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.label.LabelQueue.Candidate;

class LabelQueueTest {
  private static final SentenceEncoder LETTERS =
      new SentenceEncoder() {
        @Override
        public int dimensions() {
          return 26;
        }

        @Override
        public float[] encode(String text) {
          var vector = new float[26];
          text.chars().forEach(c -> vector[c - 'a']++);
          return vector;
        }

        @Override
        public String version() {
          return "letters";
        }
      };

  @Test
  void theUndecidedAndTheContradictedComeFirst() {
    var queue =
        LabelQueue.of(
            List.of(
                candidate("sure", 0.02, Optional.of(false), "a"),
                candidate("undecided", 0.5, Optional.empty(), "b"),
                candidate("contradicted", 0.01, Optional.of(true), "c")),
            List.of(),
            10);

    assertThat(queue.items().stream().map(i -> i.id().value()))
        .containsExactly("contradicted", "undecided", "sure");
    assertThat(queue.items().getFirst().reasons().getFirst()).contains("outcome");
  }

  @Test
  void whatIsLikeAnotherIsSkipped() {
    var queue =
        LabelQueue.of(
            List.of(
                candidate("first", 0.5, Optional.empty(), "abc"),
                candidate("again", 0.4, Optional.empty(), "abc"),
                candidate("known", 0.4, Optional.empty(), "xyz")),
            List.of(meaning("xyz")),
            10);

    assertThat(queue.items()).singleElement().extracting(i -> i.id().value()).isEqualTo("first");
    assertThat(queue.skipped()).isEqualTo(2);
  }

  @Test
  void ofEquallyUndecidedOnesTheNovelComesFirst() {
    var queue =
        LabelQueue.of(
            List.of(
                candidate("near", 0.5, Optional.empty(), "aab"),
                candidate("far", 0.5, Optional.empty(), "z")),
            List.of(meaning("a")),
            1);

    assertThat(queue.items()).singleElement().extracting(i -> i.id().value()).isEqualTo("far");
  }

  private static Candidate candidate(
      String id, double belief, Optional<Boolean> escalated, String text) {
    return new Candidate(new ConversationId(id), belief, escalated, meaning(text));
  }

  private static Meaning meaning(String text) {
    return Meaning.of(List.of(text), LETTERS);
  }
}

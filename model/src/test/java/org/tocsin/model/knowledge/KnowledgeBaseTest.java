package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeBaseTest {

  private static final Article BAG =
      new Article(
          new ArticleId("bag"),
          "Delayed bag: tracing and expenses",
          "A bag missing at arrival needs a report. Expenses up to 60 a day, status code RCV.",
          List.of("PIR", "baggage"),
          Optional.of("airlines"));
  private static final Article REFUND =
      Article.of("refund", "Refund to card", "Money returns to the card within 5 to 7 days.");
  private static final Article DOG =
      Article.of("dog", "Pets", "Small dogs are welcome for a fee of 25 a night.");

  private final KnowledgeBase knowledge = KnowledgeBase.inMemory(Encoders.BGE);

  @AfterEach
  void close() {
    knowledge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my suitcase never turned up", "what is RCV", "pir", "BAGS"})
  void findsAnArticleByMeaningByWordsAndByTags(String text) {
    knowledge.put(List.of(REFUND, BAG, DOG));

    assertThat(knowledge.search(text, 3)).extracting(Hit::article).startsWith(BAG).hasSize(3);
  }

  @Test
  void explainsAScoreByItsParts() {
    knowledge.put(List.of(REFUND, BAG));

    var hit = knowledge.search("missing bag", 1).getFirst();

    assertThat(hit.score()).isEqualTo(hit.cosine() + hit.bm25() / (hit.bm25() + 100));
    assertThat(hit.bm25()).isPositive();
    assertThat(hit.before()).isZero();
    assertThat(hit.cosine()).isBetween(0.5, 1.0);
  }

  @Test
  void showsThePassageOfALongArticleThatFits() {
    String body =
        "# Fees\n" + "Fees are due monthly. ".repeat(30) + "\n# Dogs\nDogs pay 25 a night.";
    knowledge.put(Article.of("house", "House rules", body));

    var hits = knowledge.search("can I bring my dog", 5);

    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().passage().text()).isEqualTo("# Dogs\nDogs pay 25 a night.");
  }

  @Test
  void replacesAndForgetsAtOnce() {
    knowledge.put(List.of(BAG, DOG));
    knowledge.put(Article.of("dog", "Pets", "No pets at all."));
    knowledge.delete(BAG.id());

    assertThat(knowledge.articles()).containsExactly(Article.of("dog", "Pets", "No pets at all."));
    assertThat(knowledge.article(BAG.id())).isEmpty();
    assertThat(knowledge.search("delayed bag", 5)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the", "AND (title:\"", "😡", "\u0000"})
  void answersAnyText(String text) {
    knowledge.put(BAG);

    assertThat(knowledge.search(text, 1)).hasSize(1);
    assertThat(knowledge.search(text.repeat(4_000), 1)).hasSize(1);
  }

  @Test
  void servesManyThreadsWhileItChanges() {
    knowledge.put(List.of(BAG, REFUND));

    var found =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(i -> {
              knowledge.put(Article.of("n" + i % 5, "Pets " + i, "Dogs and cats " + i));
              return knowledge.search("lost suitcase", 1).getFirst().article();
            });

    assertThat(found).containsOnly(BAG);
    assertThat(knowledge.articles()).hasSize(7);
  }

  @Test
  void keepsItsArticlesOnDisk(@TempDir Path folder) {
    try (var first = KnowledgeBase.open(folder, Encoders.BGE)) {
      first.put(List.of(DOG, BAG));
    }
    try (var second = KnowledgeBase.open(folder, Encoders.BGE)) {
      assertThat(second.articles()).containsExactly(BAG, DOG);
      assertThat(second.search("lost suitcase", 1)).extracting(Hit::article).containsExactly(BAG);
    }
  }

  @Test
  void refusesAFolderWithTheVectorsOfAnotherEncoder(@TempDir Path folder) {
    KnowledgeBase.open(folder, Encoders.named("e5")).close();

    assertThatThrownBy(() -> KnowledgeBase.open(folder, Encoders.BGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(folder + " holds vectors of the encoder e5");
  }

  @Test
  void refusesAFolderInUse(@TempDir Path folder) {
    try (var _ = KnowledgeBase.open(folder, Encoders.BGE)) {
      assertThatThrownBy(() -> KnowledgeBase.open(folder, Encoders.BGE))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(folder + " is in use");
    }
  }

  @Test
  void namesAFolderThatIsDamaged(@TempDir Path folder) throws Exception {
    KnowledgeBase.open(folder, Encoders.BGE).close();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("seg")).toList()) {
        Files.writeString(file, "not an index at all");
      }
    }

    assertThatThrownBy(() -> KnowledgeBase.open(folder, Encoders.BGE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder + " cannot be read");
  }
}

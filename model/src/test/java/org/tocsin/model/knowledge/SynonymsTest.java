package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymsTest {
  private static final Article ROUTER =
      Article.of("router", "Mobile router", "Hold the button for ten seconds to start it anew.");
  private static final Article CARD =
      Article.of("card", "A new SIM", "A chip that is lost is replaced within two days.");

  @TempDir private Path folder;

  @Test
  void findsAWordByAnother() throws IOException {
    var synonyms = synonyms("# ours\nwonderbox => mobile router\nsim, plonk card\n");

    assertThat(bm25("the wonderbox blinks", ROUTER, synonyms)).isPositive();
    assertThat(bm25("the wonderbox blinks", ROUTER, Synonyms.NONE)).isZero();
    assertThat(bm25("I lost my plonk card's wrapper", CARD, synonyms)).isPositive();
    assertThat(bm25("the wonderbox blinks", CARD, synonyms)).isZero();
  }

  @Test
  void changesNothingWhereNoneIsNamed() throws IOException {
    var question = "my mobile's routers were lost";

    assertThat(bm25(question, ROUTER, synonyms("")))
        .isEqualTo(bm25(question, ROUTER, Synonyms.NONE))
        .isEqualTo(bm25(question, ROUTER, synonyms("sim, chip")));
  }

  @Test
  void namesTheLineThatBreaksTheFormat() throws IOException {
    var file = Files.writeString(folder.resolve("s.txt"), "a, b\nx => y => z\n");

    assertThatThrownBy(() -> Synonyms.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s.txt")
        .hasMessageContaining("line 2");
  }

  private Synonyms synonyms(String lines) throws IOException {
    return Synonyms.read(Files.writeString(folder.resolve("synonyms.txt"), lines));
  }

  private static double bm25(String question, Article article, Synonyms synonyms) {
    try (var base = KnowledgeBase.inMemory(Encoders.BGE, synonyms)) {
      base.put(List.of(ROUTER, CARD));
      return base.search(question, 2).stream()
          .filter(hit -> hit.article().equals(article))
          .mapToDouble(Hit::bm25)
          .findFirst()
          .orElseThrow();
    }
  }
}

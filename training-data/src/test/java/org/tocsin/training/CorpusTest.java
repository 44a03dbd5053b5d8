package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.training.Split.Side;

/** What the shipped corpus has; that it is whole is said in {@code check.StructureTest}. */
class CorpusTest {
  private static final List<LabelledConversation> CONVERSATIONS = Corpus.conversations();

  @Test
  void isLargeEnoughToLearnFrom() {
    assertThat(CONVERSATIONS).hasSizeGreaterThan(200);
  }

  @Test
  void hasAllThreeSides() {
    assertThat(Corpus.sides()).containsValues(Side.TRAIN, Side.VALIDATION, Side.TEST);
  }

  @Test
  void hasBothEndingsOfEveryVertical() {
    var verticals = CONVERSATIONS.stream().map(c -> c.transcript().vertical()).distinct().toList();

    assertThat(verticals)
        .allSatisfy(v -> assertThat(endings(v)).containsExactlyInAnyOrder(true, false));
  }

  @Test
  void shipsArticlesThatConversationsNeed() throws JsonProcessingException {
    var shipped = new HashSet<String>();
    for (var line : Corpus.articles()) {
      var article = JsonMapper.builder().build().readTree(line);
      assertThat(shipped.add(article.path("id").asText())).as(line).isTrue();
      assertThat(article.path("title").asText()).as(line).isNotBlank();
      assertThat(article.path("body").asText()).as(line).isNotBlank();
    }

    assertThat(CONVERSATIONS)
        .flatExtracting(c -> c.label().needs())
        .extracting(Label.Note::text)
        .containsAnyElementsOf(shipped);
  }

  private static List<Boolean> endings(String vertical) {
    return CONVERSATIONS.stream()
        .filter(c -> c.transcript().vertical().equals(vertical))
        .map(c -> c.label().escalates())
        .distinct()
        .toList();
  }
}

package org.tocsin.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.training.Split.Side;

class CorpusTest {
  private static final List<LabelledConversation> CONVERSATIONS = Corpus.conversations();

  @Test
  void namesEveryConversationOnce() {
    assertThat(CONVERSATIONS).hasSizeGreaterThan(200);
    assertThat(CONVERSATIONS).extracting(c -> c.transcript().id().value()).doesNotHaveDuplicates();
  }

  @Test
  void fixesTheSideOfEveryGroupAndOfNoOther() {
    var groups =
        CONVERSATIONS.stream().map(c -> c.transcript().group()).collect(Collectors.toSet());

    assertThat(Corpus.sides().keySet()).isEqualTo(groups);
    assertThat(Corpus.sides()).containsValues(Side.TRAIN, Side.VALIDATION, Side.TEST);
  }

  @Test
  void hasBothEndingsOfEveryVertical() {
    var verticals = CONVERSATIONS.stream().map(c -> c.transcript().vertical()).distinct().toList();

    assertThat(verticals)
        .allSatisfy(v -> assertThat(endings(v)).containsExactlyInAnyOrder(true, false));
  }

  @Test
  void saysHowAConversationEscalates() {
    assertThat(CONVERSATIONS)
        .allSatisfy(c -> assertThat(c.label().kind().isPresent()).isEqualTo(c.label().escalates()));
  }

  @Test
  void saysHowTheCustomerFeelsInEveryTurnOfTheirs() {
    assertThat(CONVERSATIONS)
        .allSatisfy(c -> assertThat(c.label().sentiments().keySet()).isEqualTo(customerTurns(c)));
  }

  @Test
  void givesTheSignalsOfAnEscalationBeforeIt() {
    assertThat(CONVERSATIONS)
        .filteredOn(c -> c.label().escalates())
        .allSatisfy(c ->
            assertThat(c.label().signals())
                .as("%s", c.transcript().id())
                .allSatisfy(s -> assertThat(s.turn()).isLessThan(c.label().seen())));
  }

  @Test
  void needsOnlyArticlesThatAreShipped() throws JsonProcessingException {
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
        .isNotEmpty()
        .isSubsetOf(shipped);
  }

  private static List<Boolean> endings(String vertical) {
    return CONVERSATIONS.stream()
        .filter(c -> c.transcript().vertical().equals(vertical))
        .map(c -> c.label().escalates())
        .distinct()
        .toList();
  }

  private static Set<Integer> customerTurns(LabelledConversation conversation) {
    var turns = conversation.transcript().turns();
    return turns.stream()
        .filter(t -> t.speaker() == Speaker.CUSTOMER)
        .map(turns::indexOf)
        .collect(Collectors.toSet());
  }
}

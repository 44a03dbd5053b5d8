package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.knowledge.ArticleId;
import org.tocsin.model.knowledge.ArticleJson;
import org.tocsin.training.Corpus;
import org.tocsin.training.Label.Note;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.Split;

class NeedLabelsTest {

  private static final List<LabelledConversation> TEST =
      Split.of(Corpus.conversations(), Corpus.sides(), 7).test();

  @Test
  void areWhatTwoOfThreeName() {
    var one = TEST.stream().filter(c -> !c.label().needs().isEmpty()).findFirst().orElseThrow();
    var named = one.label().needs().getFirst();
    var id = one.transcript().id();

    var labels =
        NeedLabels.of(
            List.of(
                "conversation,turn,article,reader",
                id + "," + (named.turn() + 4) + "," + named.text() + ",1",
                id + "," + (named.turn() + 2) + "," + named.text() + ",2",
                id + ",1,only-one-names-it,1",
                "another,,,1"));

    assertThat(labels.of(one))
        .extracting(Note::turn, Note::text)
        .containsExactly(tuple(named.turn() + 2, named.text()));
  }

  @Test
  void nameTurnsOfCustomersAndArticlesThatThereAre() {
    Set<String> articles =
        Corpus.articles().stream()
            .map(ArticleJson::read)
            .map(article -> article.id().value())
            .collect(Collectors.toSet());
    var labels = NeedLabels.shipped();

    assertThat(TEST)
        .allSatisfy(conversation ->
            assertThat(labels.of(conversation))
                .allSatisfy(need -> {
                  assertThat(articles).contains(new ArticleId(need.text()).value());
                  assertThat(conversation.transcript().turns().get(need.turn()).speaker())
                      .isEqualTo(Speaker.CUSTOMER);
                }));
  }

  @Test
  void haveReadEveryConversationOfTheTestSideTwice() {
    var read =
        Corpus.needs().stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(cells -> cells[0] + " " + cells[3])
            .collect(Collectors.toSet());

    assertThat(TEST)
        .allSatisfy(conversation ->
            assertThat(read)
                .contains(
                    conversation.transcript().id() + " 1", conversation.transcript().id() + " 2"));
  }
}

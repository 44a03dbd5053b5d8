package org.tocsin.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.model.knowledge.Articles.BadLine;

class ArticlesTest {

  @Test
  void readsWhatALineHolds() {
    var articles =
        Articles.parse(
            """
            \uFEFF{"id": "bag", "title": "Delayed bag", "body": "Wait.", "tags": ["PIR"], "vertical": "airlines"}

            {"id": "fee", "title": "Late fee", "body": "7.50", "author": "ignored"}
            """);

    assertThat(articles.badLines()).isEmpty();
    assertThat(articles.articles())
        .containsExactly(
            new Article(
                new ArticleId("bag"),
                "Delayed bag",
                "Wait.",
                List.of("PIR"),
                Optional.of("airlines")),
            Article.of("fee", "Late fee", "7.50"));
  }

  @Test
  void reportsBadLinesAndCarriesOn() {
    var articles =
        Articles.parse(
            """
            {"id": "a", "title": "A", "body": "a"}
            {"id": "b", "title": "B"
            {"id": "c", "body": "c"}
            {"id": "d", "title": " ", "body": "d"}
            ["e"]
            {"id": "a", "title": "Another A", "body": "a"}
            {"id": "g", "title": "G", "body": "g"}
            """);

    assertThat(articles.articles()).extracting(Article::title).containsExactly("A", "G");
    assertThat(articles.badLines())
        .extracting(BadLine::number, bad -> bad.reason().lines().findFirst().orElseThrow())
        .contains(
            tuple(3, "title is missing or not a text"),
            tuple(4, "the title of article d must not be blank"),
            tuple(5, "id is missing or not a text"),
            tuple(6, "article a stands in an earlier line"))
        .element(0)
        .satisfies(bad -> assertThat(bad.toList().get(1)).asString().startsWith("not JSON: "));
  }
}

package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.HelpSettings;
import org.tocsin.model.knowledge.Article;

class ArticlesTest {
  private static final String BAG =
      """
      {"title": "Delayed bags", "body": "A report is needed at the desk.", "vertical": "airlines"}\
      """;

  @TempDir private Path state;
  @TempDir private Path articles;
  private RunningService service;

  @BeforeEach
  void start() {
    service =
        RunningService.on(
            state,
            Map.of(HelpSettings.KNOWLEDGE, articles.toString()),
            List.of(Article.of("sample", "Refunds", "A refund takes five days to arrive.")));
    Eventually.holds("the articles are known", () -> service.application().knowsArticles());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void countsTheVersionsOfAnArticleAndFindsItAtOnce() {
    var first = put("bags", BAG);
    var same = put("bags", BAG);
    var second = put("bags", BAG.replace("desk", "counter"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(read(same).path("version").asInt()).isEqualTo(1);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(read(second).path("version").asInt()).isEqualTo(2);
    assertThat(read(service.get("/v1/knowledge/articles/bags", AGENT)).path("body").asText())
        .contains("counter");
    assertThat(found("my suitcase never came", AGENT)).containsExactly("bags");
  }

  @Test
  void forgetsADeletedArticleAtOnce() {
    put("bags", BAG);

    assertThat(delete("bags").statusCode()).isEqualTo(204);
    assertThat(delete("bags").statusCode()).isEqualTo(404);
    assertThat(service.get("/v1/knowledge/articles/bags", AGENT).statusCode()).isEqualTo(404);
    assertThat(found("suitcase", AGENT)).isEmpty();
  }

  @Test
  void letsTheSamplesStepAsideForTheFirstArticleOfOnesOwn() {
    assertThat(found("refund", AGENT)).containsExactly("sample");

    put("bags", BAG);

    assertThat(found("refund", AGENT)).containsExactly("bags");
  }

  @Test
  void keepsFromAgentsWhatIsForSupervisors() {
    put(
        "secret",
        "{\"title\": \"Goodwill\", \"body\": \"Up to 50.\", \"audience\": \"supervisors\"}");

    assertThat(found("goodwill", AGENT)).isEmpty();
    assertThat(found("goodwill", SUPERVISOR)).containsExactly("secret");
    assertThat(service.get("/v1/knowledge/articles/secret", AGENT).statusCode()).isEqualTo(404);
    assertThat(service.get("/v1/knowledge/articles/secret", SUPERVISOR).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no                                            | not JSON
          []                                            | the body must be an article
          {"title": "T"}                                | body is missing or not a text
          {"title": "T", "body": "B", "from": "monday"} | a day must look like 2026-11-22: was monday
          """)
  void saysWhatIsWrongWithAnArticle(String body, String reason) {
    var answer = put("x", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(read(answer).path("detail").asText()).startsWith(reason);
  }

  @Test
  void followsItsFolderWithinASecondAndBearsABadFile() throws IOException {
    Files.writeString(articles.resolve("bags.md"), "# Bags\nA report is needed.");
    Files.writeString(articles.resolve("broken.pdf"), "%PDF-1.4 nothing");
    Eventually.holds("the file is found", () -> found("bags", AGENT).equals(List.of("bags")));

    Files.writeString(articles.resolve("bags.md"), "# Bags\nNo report is needed any more.");
    Eventually.holds(
        "the change is found",
        () -> service.get("/v1/knowledge/articles/bags", AGENT).body().contains("any more"));

    Files.delete(articles.resolve("bags.md"));
    Eventually.holds("it is gone", () -> found("bags", AGENT).isEmpty());
  }

  @Test
  void knowsItsArticlesAfterARestart() {
    put("bags", BAG);
    service.close();
    start();

    assertThat(found("suitcase", AGENT)).containsExactly("bags");
  }

  private HttpResponse<String> put(String id, String body) {
    return service.send(
        service
            .request("/v1/knowledge/articles/" + id, DATA)
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> delete(String id) {
    return service.send(service.request("/v1/knowledge/articles/" + id, ADMIN).DELETE().build());
  }

  private List<String> found(String words, String token) {
    var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return read(service.get("/v1/knowledge/search?q=" + query, token))
        .path("items")
        .findValuesAsText("id");
  }
}

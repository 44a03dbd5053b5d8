package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.OTHER_AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.model.knowledge.Article;

class CardsTest {
  private static final String ASKS = "How long does it take until my refund arrives?";
  private static final Article REFUNDS =
      Article.of(
          "refunds",
          "How long a refund takes",
          "A refund arrives on the customer's account within five working days.");

  @TempDir private Path state;

  @Test
  void whatIsDoneWithACardIsExported() {
    try (var service = running()) {
      var card = card(service, "c1");
      service.post("/v1/suggestions/" + card + "/feedback", AGENT, reaction("SHOWN", 2));
      service.post("/v1/suggestions/" + card + "/feedback", AGENT, reaction("WRONG", 1));

      var lines = service.get("/v1/suggestions/feedback", DATA).body().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(json(lines.getFirst()).path("article").asText()).isEqualTo("refunds");
      assertThat(json(lines.getFirst()).path("place").asInt()).isEqualTo(2);
      assertThat(json(lines.getLast()).path("feedback").asText()).isEqualTo("WRONG");
      assertThat(service.get("/v1/suggestions/feedback", AGENT).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"feedback\": \"LOVED\"}",
        "{\"feedback\": \"USED\", \"place\": 0}",
        "{\"feedback\": \"USED\", \"place\": \"top\"}",
        "[]",
        "nonsense"
      })
  void feedbackThatBreaksARuleIsRefused(String body) {
    try (var service = running()) {
      var path = "/v1/suggestions/" + card(service, "c1") + "/feedback";

      assertThat(service.post(path, AGENT, body).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aCardThatIsCalledWrongRanksLowerInTheNextConversation() {
    try (var service = running()) {
      var card = card(service, "c1");
      service.post("/v1/suggestions/" + card + "/feedback", AGENT, reaction("WRONG", 1));
      card(service, "c2");

      assertThat(suggestions(service, SUPERVISOR, "c2").get(0).path("score").asDouble())
          .isLessThan(
              suggestions(service, SUPERVISOR, "c1").get(0).path("score").asDouble() - 0.01);
    }
  }

  @Test
  void aCardThatWasSeenDoesNotComeAgainAfterARestart() {
    try (var service = running()) {
      service.post(
          "/v1/suggestions/" + card(service, "c1") + "/feedback", AGENT, reaction("SHOWN", 1));
    }
    try (var service = running()) {
      service.lines(said("c1", "u2", ASKS));
      service.settle();

      assertThat(suggestions(service, SUPERVISOR, "c1"))
          .extracting(card -> card.path("turn").asInt())
          .containsExactly(0);
    }
  }

  @Test
  void aUsedCardIsMarked() {
    try (var service = running()) {
      var card = card(service, "c1");
      assertThat(suggestions(service, AGENT, "c1").get(0).path("used").asBoolean()).isFalse();

      service.post("/v1/suggestions/" + card + "/feedback", AGENT, reaction("USED", 1));

      assertThat(suggestions(service, AGENT, "c1").get(0).path("used").asBoolean()).isTrue();
    }
  }

  @Test
  void aConversationThatIsNotAtHandIsBroughtBackForAWordOnItsCard() {
    String path;
    try (var service = running()) {
      path = "/v1/suggestions/" + card(service, "c1") + "/feedback";
      service.lines("{\"type\":\"ended\",\"conversation\":\"c1\"}");
      service.settle();
    }
    try (var service = running()) {
      assertThat(service.post(path, AGENT, reaction("USED", 1)).statusCode()).isEqualTo(404);

      var where = "{\"feedback\": \"USED\", \"conversation\": \"c1\"}";
      assertThat(service.post(path, AGENT, where).statusCode()).isEqualTo(204);
      assertThat(suggestions(service, AGENT, "c1").get(0).path("used").asBoolean()).isTrue();
    }
    try (var service = running()) {
      assertThat(suggestions(service, AGENT, "c1").get(0).path("used").asBoolean()).isTrue();
    }
  }

  @Test
  void agentsGetNoScoreOfACardAndSupervisorsDo() {
    try (var service = running()) {
      card(service, "c1");

      assertThat(suggestions(service, AGENT, "c1").get(0).has("score")).isFalse();
      assertThat(suggestions(service, SUPERVISOR, "c1").get(0).path("score").isNumber()).isTrue();
    }
  }

  @Test
  void aMutedAgentIsShownNothingUntilTheyWantIt() throws IOException {
    try (var service = running();
        var watching = new Watching(service, AGENT)) {
      assertThat(read(quiet(service, AGENT, "15")).path("until").isTextual()).isTrue();
      ask(service, "c1", "u1");

      assertThat(suggestions(service, AGENT, "c1")).isEmpty();
      assertThat(suggestions(service, SUPERVISOR, "c1")).isNotEmpty();
      assertThat(watching.told("suggestion")).isEmpty();
      assertThat(watching.told("turn")).isNotEmpty();
      assertThat(read(service.get("/v1/quiet", OTHER_AGENT)).path("until").isNull()).isTrue();

      quiet(service, AGENT, "0");
      assertThat(suggestions(service, AGENT, "c1")).isNotEmpty();
    }
  }

  @Test
  void quietOutlivesARestart() {
    try (var service = running()) {
      quiet(service, AGENT, "15");
    }
    try (var service = running()) {
      assertThat(read(service.get("/v1/quiet", AGENT)).path("until").isTextual()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "721", "1.5", "\"soon\"", "null"})
  void quietForNoProperTimeIsRefused(String minutes) {
    try (var service = running()) {
      assertThat(quiet(service, AGENT, minutes).statusCode()).isEqualTo(400);
      assertThat(quiet(service, SUPERVISOR, "15").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whatNoArticleAnswersIsReported() {
    try (var service = running()) {
      service.lines(
          started("c1", "a7", "north"),
          said("c1", "u1", "My neighbour's parrot keeps screaming through the kitchen wall."));
      service.settle();

      Eventually.holds(
          "the gap is reported",
          () ->
              read(service.get("/v1/knowledge/gaps", DATA))
                  .at("/items/0/examples/0/said")
                  .asText()
                  .contains("parrot"));
    }
  }

  private RunningService running() {
    var service = RunningService.on(state, Map.of(), List.of(REFUNDS));
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
    return service;
  }

  /** The card that a new conversation about the refund shows. */
  private static String card(RunningService service, String conversation) {
    ask(service, conversation, "u1");
    return suggestions(service, SUPERVISOR, conversation).path(0).path("id").asText("none");
  }

  private static void ask(RunningService service, String conversation, String utterance) {
    service.lines(started(conversation, "a7", "north"), said(conversation, utterance, ASKS));
    service.settle();
  }

  private static JsonNode suggestions(RunningService service, String token, String conversation) {
    return read(service.get("/v1/conversations/" + conversation, token)).path("suggestions");
  }

  private static HttpResponse<String> quiet(RunningService service, String token, String minutes) {
    return service.send(
        service
            .request("/v1/quiet", token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"minutes\": " + minutes + "}"))
            .build());
  }

  private static String reaction(String feedback, int place) {
    return "{\"feedback\": \"%s\", \"place\": %d}".formatted(feedback, place);
  }
}

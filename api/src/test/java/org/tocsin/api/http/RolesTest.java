package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.OTHER_AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.TEAM_SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.Watching;
import org.tocsin.model.knowledge.Article;
import org.tocsin.training.Transcript;

class RolesTest {
  private static final Set<String> NEVER_FOR_AN_AGENT =
      Set.of(
          "risk",
          "level",
          "trend",
          "reason",
          "kind",
          "explanation",
          "alert",
          "alerts",
          "alertState",
          "sentiment",
          "coreNlpSentiment",
          "delta",
          "base");

  @TempDir private static Path folder;
  private static RunningService service;
  private static Transcript ringing;
  private static String theirs = "";
  private static String alert = "";

  /** The conversation that rings is led by agent a7 of team north, another by a8 of team south. */
  @BeforeAll
  static void start() throws IOException {
    service =
        RunningService.on(
            folder,
            Map.of(),
            List.of(Article.of("refunds", "Refunds", "A refund takes five days to arrive.")));
    ringing = Samples.ringing(1).getFirst();
    var calm = Samples.calm(1).getFirst();
    theirs = calm.id().value();
    service.lines(live(calm, "a8", "south"));
    service.lines(live(ringing, "a7", "north"));
    alert = service.conversation(ringing.id().value()).path("alert").asText();
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({"/, 200", "/js/main.js, 200", "/v1/nothing, 404", "/nothing.html, 404"})
  void theConsolesFilesAreOpenToAll(String path, int status) {
    assertThat(service.get(path, "").statusCode()).isEqualTo(status);
    assertThat(service.get(path, AGENT).statusCode()).isEqualTo(status);
  }

  @Test
  void showsAnAgentOnlyTheirOwnConversations() {
    var mine = ringing.id().value();

    assertThat(ids(AGENT)).contains(mine).doesNotContain(theirs);
    assertThat(ids(OTHER_AGENT)).containsExactly(theirs);
    assertThat(service.get("/v1/conversations/" + mine, OTHER_AGENT).statusCode()).isEqualTo(404);
    assertThat(service.get("/v1/conversations/" + theirs, AGENT).statusCode()).isEqualTo(404);
  }

  @Test
  void showsASupervisorOfOneTeamOnlyTheirs() {
    var mine = ringing.id().value();

    assertThat(ids(SUPERVISOR)).contains(mine, theirs);
    assertThat(ids(TEAM_SUPERVISOR)).contains(mine).doesNotContain(theirs);
    assertThat(service.get("/v1/conversations/" + theirs, TEAM_SUPERVISOR).statusCode())
        .isEqualTo(404);
    for (var part : List.of("", "/summary", "/remedy")) {
      assertThat(service.get("/v1/conversations/" + theirs + part, TEAM_SUPERVISOR).statusCode())
          .as(part)
          .isEqualTo(404);
    }
    for (var part : List.of("whisper", "outcome", "speakers")) {
      assertThat(act(theirs, part, TEAM_SUPERVISOR).statusCode()).as(part).isEqualTo(404);
    }
  }

  @Test
  void tellsASupervisorOfOneTeamOnlyOfTheirAlertsAndUpdates() throws IOException {
    var south = renamed(ringing, "of-south");
    var north = renamed(ringing, "of-north");
    try (var all = new Watching(service, SUPERVISOR);
        var watching = new Watching(service, TEAM_SUPERVISOR)) {
      service.lines(live(south, "a9", "south"));
      service.settle();
      service.lines(live(north, "a9", "north"));
      all.first("alert", a -> a.path("conversation").asText().equals("of-south"));
      act("of-south", "whisper", SUPERVISOR);
      watching.first("alert", a -> a.path("conversation").asText().equals("of-north"));
      service.settle();

      assertThat(watching.told()).noneMatch(t -> t.data().toString().contains("of-south"));
    }
    var alert = service.conversation("of-south").path("alert").asText();
    assertThat(service.get("/v1/alerts", TEAM_SUPERVISOR).body())
        .contains("of-north")
        .doesNotContain("of-south");
    assertThat(
            service
                .post(
                    "/v1/alerts/" + alert + "/verdict", TEAM_SUPERVISOR, "{\"verdict\": \"RIGHT\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(service.get("/v1/knowledge/gaps", TEAM_SUPERVISOR).body())
        .doesNotContain("of-south");
  }

  @Test
  void neverTellsAnAgentWhatIsBelieved() throws IOException {
    try (var watching = new Watching(service, AGENT)) {
      service.lines(live(renamed(ringing, "again"), "a7", "north"));
      service.settle();
      whisper("again", SUPERVISOR, "You are doing fine.");
      watching.first("whisper", _ -> true);

      assertThat(watching.told("alert")).isEmpty();
      assertThat(watching.told("turn")).isNotEmpty();
      watching.told().forEach(told -> assertNothingOfBelief(told.data()));
    }
    for (var path :
        List.of(
            "/v1/session",
            "/v1/conversations?order=risk",
            "/v1/conversations/again",
            "/v1/knowledge/search?q=refund")) {
      assertNothingOfBelief(read(service.get(path, AGENT)));
    }
  }

  @Test
  void ordersTheWallOfASupervisorByRiskAndNotThatOfAnAgent() {
    service.lines(live(renamed(Samples.calm(1).getFirst(), "newer"), "a7", "east"));
    service.settle();

    var risks = read(service.get("/v1/conversations?state=live&order=risk", SUPERVISOR));
    assertThat(risks.path("items").findValues("risk").stream().map(JsonNode::asDouble).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(read(service.get("/v1/conversations?order=risk", AGENT)))
        .isEqualTo(read(service.get("/v1/conversations", AGENT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {AGENT, SUPERVISOR, DATA, ADMIN})
  void tradesATokenForACookieThatScriptsCannotReadAndOtherSitesCannotSend(String token) {
    var response = signIn(token);
    var cookie = response.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(cookie)
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/");
    assertThat(cookie).doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", INGEST})
  void opensNoSessionWithATokenThatHasNoConsole(String token) {
    EventIntakeTest.assertProblem(signIn(token), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"token\": 7}", "{\"token\": null}", "{", "\"x\""})
  void opensNoSessionWithoutAToken(String body) {
    EventIntakeTest.assertProblem(service.post("/v1/session", "", body), 401);
  }

  @Test
  void letsACookieReadButChangeThingsOnlyFromTheConsole() {
    var cookie = cookie(SUPERVISOR);
    var path = "/v1/conversations/" + ringing.id() + "/whisper";

    assertThat(byCookie("/v1/alerts", cookie).GET().build())
        .satisfies(r -> assertThat(service.send(r).statusCode()).isEqualTo(200));
    EventIntakeTest.assertProblem(
        service.send(byCookie(path, cookie).POST(text("Hello.")).build()), 401);
    assertThat(
            service
                .send(
                    byCookie(path, cookie)
                        .header("X-Tocsin", "console")
                        .POST(text("Hello."))
                        .build())
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void forgetsASessionThatIsSignedOut() {
    var cookie = cookie(SUPERVISOR);
    var signOut = byCookie("/v1/session", cookie).header("X-Tocsin", "console").DELETE().build();

    assertThat(service.send(signOut).statusCode()).isEqualTo(204);
    EventIntakeTest.assertProblem(service.send(byCookie("/v1/alerts", cookie).build()), 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/conversations/%20",
        "/v1/conversations/%00",
        "/v1/conversations/%FF",
        "/v1/conversations/..%2f..%2ftokens",
        "/v1/knowledge/articles/%20",
        "/v1/alerts/%20/verdict",
        "/..%2f..%2ftokens",
        "/js/..%2f..%2f..%2ftokens",
        "/nothing.html"
      })
  void answersAnOddPathWithAPlainProblem(String path) {
    var response = service.get(path, SUPERVISOR);

    assertThat(response.statusCode()).as(response.body()).isIn(400, 404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body()).doesNotContain(SUPERVISOR);
  }

  @ParameterizedTest
  @CsvSource({
    "verdict, '{\"verdict\": \"MAYBE\"}'",
    "verdict, '{}'",
    "verdict, '['",
    "verdict, ''",
  })
  void refusesAVerdictThatIsNone(String route, String body) {
    EventIntakeTest.assertProblem(
        service.post("/v1/alerts/" + alert + "/" + route, SUPERVISOR, body), 400);
  }

  private static List<String> ids(String token) {
    return read(service.get("/v1/conversations", token)).path("items").findValuesAsText("id");
  }

  private static HttpResponse<String> whisper(String id, String token, String text) {
    return service.post(
        "/v1/conversations/" + id + "/whisper", token, "{\"text\": \"%s\"}".formatted(text));
  }

  private static HttpResponse<String> act(String id, String part, String token) {
    return service.post(
        "/v1/conversations/" + id + "/" + part,
        token,
        """
        {"text": "Stay calm.", "outcome": "RESOLVED", "utterance": "t0", "speaker": "AGENT"}\
        """);
  }

  private static HttpResponse<String> signIn(String token) {
    return service.post("/v1/session", "", "{\"token\": \"%s\"}".formatted(token));
  }

  private static String cookie(String token) {
    return signIn(token).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static HttpRequest.Builder byCookie(String path, String cookie) {
    return service.request(path, "").header("Cookie", cookie);
  }

  private static HttpRequest.BodyPublisher text(String text) {
    return BodyPublishers.ofString("{\"text\": \"%s\"}".formatted(text));
  }

  private static void assertNothingOfBelief(JsonNode told) {
    var names = new HashSet<String>();
    collect(told, names);
    assertThat(names).as(told.toString()).doesNotContainAnyElementsOf(NEVER_FOR_AN_AGENT);
  }

  private static void collect(JsonNode node, Set<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    node.forEach(child -> collect(child, names));
  }

  private static Transcript renamed(Transcript transcript, String id) {
    return new Transcript(
        new org.tocsin.model.conversation.ConversationId(id),
        transcript.vertical(),
        transcript.group(),
        transcript.batch(),
        transcript.circumstances(),
        transcript.turns());
  }
}

package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.JSON;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.partial;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.RunningService;

class EventIntakeTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Whatever came before. */
  @AfterEach
  void theNextGoodEventIsProcessed() {
    var id = "after-" + NUMBER.incrementAndGet();

    assertTaken(service.events(said(id, "u1", "Where is my parcel?")), 1, 0);
    assertThat(service.conversation(id).path("turns")).hasSize(1);
    assertThat(service.application().counts().failed()).isZero();
  }

  @Test
  void takesOneObject() {
    assertTaken(service.events(started("one", "a7", "north")), 1, 0);

    assertThat(service.conversation("one").path("agent").asText()).isEqualTo("a7");
  }

  @Test
  void takesAnArray() {
    var array = "[%s, %s]".formatted(said("array", "u1", "Hello."), said("array", "u2", "Well?"));

    assertTaken(service.events(array), 2, 0);
    assertThat(service.conversation("array").path("turns")).hasSize(2);
  }

  @Test
  void takesLinesAndSkipsBlankOnes() {
    var response = service.lines(said("lines", "u1", "Hello."), "", said("lines", "u2", "Well?"));

    assertTaken(response, 2, 0);
    assertThat(service.conversation("lines").path("turns")).hasSize(2);
  }

  @Test
  void countsWhatSaysNothingNewAsADuplicate() {
    service.lines(started("twice", "a7", "north"), said("twice", "u1", "Hello."), ended("twice"));

    var again =
        service.lines(
            started("twice", "a7", "north"), said("twice", "u1", "Hello."), ended("twice"));

    assertTaken(again, 0, 3);
    assertThat(service.conversation("twice").path("turns")).hasSize(1);
  }

  @Test
  void takesAFinalWithOtherWordsAsARevision() {
    service.events(said("revised", "u1", "I want to council it."));

    assertTaken(service.events(said("revised", "u1", "I want to cancel it.")), 1, 0);
    var turns = service.conversation("revised").path("turns");
    assertThat(turns).hasSize(1);
    assertThat(turns.get(0).path("text").asText()).isEqualTo("I want to cancel it.");
  }

  @Test
  void showsAPartialResultOnlyUntilItsFinal() {
    assertTaken(service.events(partial("spoken", "u1", "I want")), 1, 0);
    var before = service.conversation("spoken");
    assertTaken(service.events(said("spoken", "u1", "I want to cancel.")), 1, 0);
    var after = service.conversation("spoken");
    assertTaken(service.events(partial("spoken", "u1", "I want")), 0, 1);

    assertThat(before.path("turns")).isEmpty();
    assertThat(before.path("lastText").asText()).isEqualTo("I want");
    assertThat(after.path("turns")).hasSize(1);
    assertThat(service.conversation("spoken")).isEqualTo(after);
  }

  @Test
  void reopensAConversationThatGoesOnAfterItsEnd() {
    service.lines(said("reopened", "u1", "Bye."), ended("reopened"));
    var closed = service.conversation("reopened");

    service.events(said("reopened", "u2", "Sorry, one more thing."));

    assertThat(closed.path("state").asText()).isEqualTo("ended");
    assertThat(service.conversation("reopened").path("state").asText()).isEqualTo("live");
  }

  @Test
  void keepsTheOrderOfOffsetsWhateverTheOrderOfArrival() {
    service.lines(at("late", "u2", 9_000), at("late", "u1", 2_000), at("late", "u3", 12_000));

    assertThat(service.conversation("late").path("turns").findValuesAsText("utterance"))
        .containsExactly("u1", "u2", "u3");
  }

  @Test
  void storesNoCardNumber() {
    service.events(said("card", "u1", "My card is 4111 1111 1111 1111, thanks."));

    assertThat(service.conversation("card").toString()).contains("[CARD]").doesNotContain("4111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "[{\"type\": \"started\"",
        "\"words\"",
        "17",
        "null",
        "{\"type\": \"started\"} trailing",
        "{'type': 'started'}"
      })
  void refusesABodyThatIsNoJsonObjectOrArray(String body) {
    assertProblem(service.events(body), 400);
  }

  @Test
  void refusesABodyThatIsNestedBeyondMeasure() {
    assertProblem(service.events("[".repeat(200_000)), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson"})
  void refusesABodyThatIsNotUtf8(String type) {
    var latin = said("latin", "u1", "Ich möchte kündigen").getBytes(ISO_8859_1);

    assertProblem(service.post("/v1/events", INGEST, type, BodyPublishers.ofByteArray(latin)), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"sung\", \"conversation\": \"c\"} | type must be one of",
        "{\"conversation\": \"c\"} | type is required",
        "{\"type\": \"started\"} | conversation is required",
        "{\"type\": \"started\", \"conversation\": \" \"} | conversation must be",
        "{\"type\": \"started\", \"conversation\": 7} | conversation must be a string",
        "{\"type\": \"utterance\", \"conversation\": \"c\", \"speaker\": \"AGENT\", \"text\": \"x\"}"
            + " | utterance is required",
        "{\"type\": \"utterance\", \"conversation\": \"c\", \"utterance\": \"u\", \"text\": \"x\"}"
            + " | speaker is required",
        "{\"type\": \"utterance\", \"conversation\": \"c\", \"utterance\": \"u\", \"speaker\": \"AGENT\"}"
            + " | text is required",
        "{\"type\": \"ended\", \"conversation\": \"c\", \"at\": \"yesterday\"} | at must be a time",
        "[] | the frame must be a JSON object",
        "null | the frame must be a JSON object"
      })
  void setsAsideAnElementThatBreaksARuleAndTakesTheOthers(String bad, String reason) {
    int n = NUMBER.incrementAndGet();
    var array =
        "[%s, %s, %s]".formatted(said("e" + n, "u1", "Yes."), bad, said("e" + n, "u2", "No."));

    var answer = assertTaken(service.events(array), 2, 0);

    assertRejected(answer, 1, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"utter", "}{", "hello", "\u0000\u0001"})
  void setsAsideALineThatIsMalformedAndTakesTheOthers(String bad) {
    int n = NUMBER.incrementAndGet();

    var answer =
        assertTaken(
            service.lines(bad, said("l" + n, "u1", "Yes."), said("l" + n, "u2", "No.")), 2, 0);

    assertRejected(answer, 0, "well-formed JSON");
  }

  @Test
  void setsAsideASingleObjectThatBreaksARule() {
    assertRejected(assertTaken(service.events("{}"), 0, 0), 0, "type is required");
  }

  @Test
  void refusesFiveMegabytes() {
    assertProblem(service.events(said("large", "u1", "word ".repeat(1_000_000))), 413);
  }

  @Test
  void takesWhatIsJustUnderTheLimitInLittleTime() {
    long begin = System.nanoTime();

    assertTaken(service.events(said("long", "u1", "x".repeat(1_000_000))), 1, 0);
    service.settle();

    assertThat(System.nanoTime() - begin).as("nanoseconds").isLessThan(10_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"'', 401", "wrong, 401", "token-of-agent-a7, 403", "token-of-the-supervisor, 403"})
  void refusesWhoMayNotSend(String token, int status) {
    assertProblem(service.post("/v1/events", token, said("c", "u", "x")), status);
  }

  @Test
  void refusesATokenThatIsNoBearerToken() {
    var request =
        service
            .request("/v1/events", "")
            .header("Authorization", "Basic " + INGEST)
            .POST(BodyPublishers.ofString("{}"))
            .build();

    assertProblem(service.send(request), 401);
  }

  private static String at(String conversation, String utterance, long offset) {
    return said(conversation, utterance, "Words at " + offset)
        .replaceFirst("}$", ", \"offsetMs\": " + offset + "}");
  }

  private static JsonNode assertTaken(HttpResponse<String> response, int taken, int duplicates) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    var answer = read(response);
    assertThat(answer.path("accepted").asInt()).as(response.body()).isEqualTo(taken);
    assertThat(answer.path("duplicates").asInt()).as(response.body()).isEqualTo(duplicates);
    return answer;
  }

  private static void assertRejected(JsonNode answer, int index, String reason) {
    assertThat(answer.path("rejected")).hasSize(1);
    var rejected = answer.path("rejected").get(0);
    assertThat(rejected.path("index")).isEqualTo(JSON.getNodeFactory().numberNode(index));
    assertThat(rejected.path("reason").asText()).contains(reason);
  }

  static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = read(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
  }
}

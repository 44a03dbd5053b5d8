package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;
import org.tocsin.api.settings.HttpSettings;

/** What holds for all routes: pages, tags, keys, limits, the audit log. */
class HabitsTest {
  private static final String WHISPER = "/v1/conversations/c0/whisper";

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
    for (int i = 0; i < 5; i++) {
      service.lines(started("c" + i, "a7", "north"), said("c" + i, "u1", "Hello."));
    }
    service.settle();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&order=risk"})
  void aListComesInPagesThatTogetherAreAllOfIt(String order) {
    var all = ids(service.get("/v1/conversations?limit=200" + order, SUPERVISOR));
    var paged = new ArrayList<String>();
    var next = "";
    do {
      var page = service.get("/v1/conversations?limit=2" + order + next, SUPERVISOR);
      paged.addAll(ids(page));
      next = "&cursor=" + read(page).path("next").asText("");
    } while (!next.equals("&cursor="));

    assertThat(all).hasSize(5);
    assertThat(paged).containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=!", "limit="})
  void aPageThatCannotBeIsRefused(String query) {
    EventIntakeTest.assertProblem(service.get("/v1/conversations?" + query, SUPERVISOR), 400);
    EventIntakeTest.assertProblem(service.get("/v1/audit?" + query, ADMIN), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/conversations/c0", "/v1/alerts", "/v1/models", "/v1/conversations"})
  void whoHasItAlreadyIsSentNothing(String path) {
    var tag = service.get(path, SUPERVISOR).headers().firstValue("ETag").orElseThrow();
    var again =
        service.send(service.request(path, SUPERVISOR).header("If-None-Match", tag).build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(service.get(path, AGENT).headers().firstValue("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aRequestWithAKeyIsCarriedOutOnce() {
    var first = whisper("k1", "{\"text\": \"Breathe.\"}");
    Eventually.holds(
        "the answer is kept",
        () -> new Stored(folder).column("SELECT id FROM answered").size() == 1);
    var second = whisper("k1", "{\"text\": \"Breathe.\"}");
    var other = whisper("k1", "{\"text\": \"Run.\"}");

    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(202, 202);
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(
            new Stored(folder).column("SELECT body FROM labels WHERE kind = 'whisper'").toString())
        .containsOnlyOnce("Breathe.")
        .doesNotContain("Run.");
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    EventIntakeTest.assertProblem(whisper("x".repeat(256), "{\"text\": \"Breathe.\"}"), 400);
  }

  @Test
  void whoAsksTooOftenWaits(@TempDir Path another) {
    try (var slow =
        RunningService.on(another, Map.of(HttpSettings.REQUESTS_PER_SECOND, "1"), List.of())) {
      var statuses =
          IntStream.range(0, 30)
              .mapToObj(_ -> slow.get("/v1/session", SUPERVISOR))
              .filter(r -> r.statusCode() == 429)
              .toList();

      assertThat(statuses).isNotEmpty();
      assertThat(statuses.getFirst().headers().firstValue("Retry-After")).hasValue("1");
      assertThat(slow.get("/v1/session", AGENT).statusCode()).isEqualTo(200);
      assertThat(slow.events(said("c", "u1", "Hello.")).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void theAuditLogTellsWhoSawAndDidWhat() {
    service.get("/v1/conversations/c3", SUPERVISOR);
    service.get("/v1/conversations/c3", SUPERVISOR);
    service.get("/v1/conversations/c4", AGENT);
    service.post("/v1/conversations/c3/outcome", SUPERVISOR, "{\"outcome\": \"RESOLVED\"}");
    service.post("/v1/conversations/c3/outcome", AGENT, "{\"outcome\": \"RESOLVED\"}");
    service.send(service.request("/v1/customers/kim/conversations", ADMIN).DELETE().build());
    Eventually.holds("it is written", () -> audit().toString().contains("customers"));

    var told =
        audit().stream()
            .map(e ->
                String.join(
                    "|",
                    e.path("who").asText(),
                    e.path("action").asText(),
                    e.path("subject").asText(),
                    e.path("detail").asText()))
            .toList();
    assertThat(told)
        .contains(
            "supervisor|GET /v1/conversations/:id|c3|null",
            "agent a7|GET /v1/conversations/:id|c4|null",
            "supervisor|POST /v1/conversations/:id/outcome|c3|RESOLVED")
        .doesNotHaveDuplicates()
        .noneMatch(t -> t.startsWith("agent a7|POST /v1/conversations/:id/outcome"));
    assertThat(audit().toString()).doesNotContain("kim");
  }

  @Test
  void theAuditLogIsTakenAwayAsLinesOrAsATable() {
    service.get("/v1/conversations/c2", SUPERVISOR);
    Eventually.holds("it is written", () -> audit().toString().contains("c2"));

    var lines = service.get("/v1/audit/export?format=ndjson", ADMIN).body().lines().toList();
    var table = service.get("/v1/audit/export?format=csv", ADMIN);

    assertThat(lines).allSatisfy(line -> assertThat(json(line).path("who").asText()).isNotEmpty());
    assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(table.body()).startsWith("id,at,who,action,subject,detail,chain\r\n1,");
    EventIntakeTest.assertProblem(service.get("/v1/audit/export?format=pdf", ADMIN), 400);
  }

  private static List<JsonNode> audit() {
    var items = new ArrayList<JsonNode>();
    read(service.get("/v1/audit", ADMIN)).path("items").forEach(items::add);
    return items;
  }

  private static HttpResponse<String> whisper(String key, String body) {
    return service.send(
        service
            .request(WHISPER, SUPERVISOR)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static List<String> ids(HttpResponse<String> page) {
    return read(page).path("items").findValuesAsText("id");
  }
}

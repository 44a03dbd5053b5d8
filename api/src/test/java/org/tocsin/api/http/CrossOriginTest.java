package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.HttpSettings;

/** What browsers are told of pages of other origins. */
class CrossOriginTest {
  private static final String CRM = "https://crm.example.com";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.on(
            folder,
            Map.of(HttpSettings.ALLOWED_ORIGINS, CRM + ", http://localhost:3000"),
            List.of());
    service.lines(started("c1", "a7", "north"), said("c1", "u1", "Hello."));
    service.settle();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /embed/tocsin-assist.js",
    "GET,  /js/help.js",
    "GET,  /css/tokens.css",
    "GET,  /v1/conversations",
    "GET,  /v1/conversations/c1",
    "GET,  /v1/conversations/c1/summary",
    "GET,  /v1/updates",
    "GET,  /v1/quiet",
    "PUT,  /v1/quiet",
    "POST, /v1/suggestions/s1/feedback",
    "GET,  /v1/knowledge/search",
    "GET,  /v1/knowledge/articles/refunds"
  })
  void theElementsRoutesAreOpenToAllowedOriginsAndToNoOthers(String method, String path) {
    var allowed = preflight(method, path, CRM);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(header(allowed, ALLOWED)).isEqualTo(CRM);
    assertThat(header(allowed, "Access-Control-Allow-Methods")).isEqualTo(method);
    assertThat(header(allowed, "Access-Control-Allow-Headers"))
        .contains("Authorization", "Last-Event-ID", "If-None-Match");
    assertThat(header(allowed, "Vary")).isEqualTo("Origin");

    var refused = preflight(method, path, "https://crm.example.com.evil.example");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertSilent(refused);
    assertThat(header(refused, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/alerts",
    "POST,   /v1/events",
    "POST,   /v1/session",
    "DELETE, /v1/conversations/c1",
    "POST,   /v1/conversations/c1/whisper",
    "PUT,    /v1/knowledge/articles/refunds",
    "GET,    /metrics",
    "GET,    /v1/audit/export",
    "TRACE,  /v1/conversations"
  })
  void noOtherRouteIs(String method, String path) {
    var answer = preflight(method, path, CRM);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertSilent(answer);
  }

  @Test
  void answersCarryTheOriginEvenWhenTheyRefuse() throws IOException {
    var read = get("/v1/conversations/c1", AGENT, "http://localhost:3000");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(header(read, ALLOWED)).isEqualTo("http://localhost:3000");
    assertThat(header(read, "Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
    assertThat(header(read, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(header(get("/v1/conversations/c1", "wrong", CRM), ALLOWED)).isEqualTo(CRM);

    var stream = service.open(service.request("/v1/updates", AGENT).header("Origin", CRM).build());
    stream.body().close();
    assertThat(header(stream, ALLOWED)).isEqualTo(CRM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://crm.example.com",
        "https://crm.example.com:8443",
        "https://CRM.example.com",
        "null",
        "*"
      })
  void otherOriginsHearNothing(String origin) {
    var answer = get("/v1/conversations/c1", AGENT, origin);

    assertThat(answer.statusCode()).isEqualTo(200); // which the browser keeps from the page
    assertSilent(answer);
    assertThat(header(answer, "Vary")).isEqualTo("Origin");
  }

  @Test
  void aCookieLetsNobodyInFromElsewhere() {
    var entered = service.post("/v1/session", "", "{\"token\": \"" + AGENT + "\"}");
    var cookie = header(entered, "Set-Cookie").split(";", 2)[0];
    var allowed = preflight("PUT", "/v1/quiet", CRM);

    assertThat(header(allowed, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(header(allowed, "Access-Control-Allow-Headers")).doesNotContain("X-Tocsin");
    var put =
        service.send(
            service
                .request("/v1/quiet", "")
                .header("Cookie", cookie)
                .header("Origin", CRM)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"minutes\": 15}"))
                .build());
    assertThat(put.statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> preflight(String method, String path, String origin) {
    return service.send(
        service
            .request(path, "")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody())
            .build());
  }

  private static HttpResponse<String> get(String path, String token, String origin) {
    HttpRequest request = service.request(path, token).header("Origin", origin).build();
    return service.send(request);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static void assertSilent(HttpResponse<?> answer) {
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
  }
}

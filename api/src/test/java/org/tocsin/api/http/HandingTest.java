package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.ingestion.receivers.Webhook;

class HandingTest {
  @TempDir private static Path folder;
  private static RunningService service;
  private static HttpServer telephony;
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static volatile String answer = "";
  private static volatile int status;
  private static int number;

  private String id = "";

  @BeforeAll
  static void start() throws IOException {
    telephony = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telephony.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var signature = exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE);
          long seconds = Long.parseLong(signature.replaceAll("t=(\\d+),.*", "$1"));
          boolean signed = signature.endsWith(Webhook.signature("a-secret", seconds, body));
          ASKED.add(signed ? body : "not signed");
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    telephony.start();
    service =
        RunningService.on(
            folder,
            Map.of(
                OutsideSettings.TELEPHONY_URL,
                "http://127.0.0.1:" + telephony.getAddress().getPort() + "/move",
                OutsideSettings.TELEPHONY_SECRET_FILE,
                Files.writeString(folder.resolve("secret"), "a-secret").toString()),
            List.of());
  }

  @AfterAll
  static void stop() {
    service.close();
    telephony.stop(0);
  }

  @BeforeEach
  void begin() {
    id = "c" + number++;
    ASKED.clear();
    service.lines(started(id, "a7", "north"), said(id, "u1", "Hello."));
    service.settle();
  }

  @Test
  void aStepHoldsOnceTheTelephonySystemConfirmsIt() throws IOException {
    telephonyAnswers(202, "");
    try (var agent = new Watching(service, AGENT)) {
      var asked = step("JOINED");
      assertThat(asked.statusCode()).isEqualTo(202);
      assertThat(read(asked).path("step").asText()).isEqualTo("WATCHING");
      assertThat(read(asked).path("wanted").asText()).isEqualTo("JOINED");
      assertThat(step("TAKEN_OVER").statusCode()).isEqualTo(409);

      service.post(path() + "/confirmed", INGEST, "{\"state\": \"JOINED\"}");

      var told =
          agent.first("handling", h -> h.path("handling").path("step").asText().equals("JOINED"));
      assertThat(told.path("conversation").asText()).isEqualTo(id);
    }
    assertThat(ASKED).singleElement().asString().contains(id, "\"want\":\"JOINED\"", "supervisor");
    assertThat(handling(AGENT).path("step").asText()).isEqualTo("JOINED");
    assertThat(handling(AGENT).path("wanted").isNull()).isTrue();
  }

  @Test
  void goesThroughAllStepsAndNoOthers() {
    telephonyAnswers(200, "{\"state\": \"TAKEN_OVER\"}");

    assertThat(step("HANDED_BACK").statusCode()).isEqualTo(409);
    assertThat(step("WHISPERING").statusCode()).isEqualTo(200);
    assertThat(step("TAKEN_OVER").statusCode()).isEqualTo(200);
    assertThat(step("WATCHING").statusCode()).isEqualTo(409);
    telephonyAnswers(200, "{\"state\": \"HANDED_BACK\"}");
    assertThat(step("HANDED_BACK").statusCode()).isEqualTo(200);
    assertThat(step("WATCHING").statusCode()).isEqualTo(200);
    assertThat(service.post(path(), SUPERVISOR, "{\"want\": \"AWAY\"}").statusCode())
        .isEqualTo(400);
    assertThat(service.get("/v1/audit", ADMIN).body())
        .contains("POST /v1/conversations/:id/handling", "TAKEN_OVER");
  }

  @Test
  void nothingIsWantedAnyMoreAfterARefusal() {
    telephonyAnswers(500, "");
    assertThat(step("JOINED").statusCode()).isEqualTo(502);
    telephonyAnswers(200, "{}");
    assertThat(step("JOINED").statusCode()).isEqualTo(502);

    assertThat(handling(SUPERVISOR).path("step").asText()).isEqualTo("WATCHING");
    assertThat(handling(SUPERVISOR).path("wanted").isNull()).isTrue();
  }

  @Test
  void aConversationIsGivenToSomebody() {
    var given =
        service.post("/v1/conversations/" + id + "/assignee", SUPERVISOR, "{\"to\": \" kim \"}");

    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(handling(SUPERVISOR).path("assignee").asText()).isEqualTo("kim");
  }

  private static void telephonyAnswers(int with, String body) {
    status = with;
    answer = body;
  }

  private String path() {
    return "/v1/conversations/" + id + "/handling";
  }

  private HttpResponse<String> step(String want) {
    return service.post(path(), SUPERVISOR, "{\"want\": \"" + want + "\"}");
  }

  private JsonNode handling(String token) {
    return read(service.get("/v1/conversations/" + id, token)).path("handling");
  }
}

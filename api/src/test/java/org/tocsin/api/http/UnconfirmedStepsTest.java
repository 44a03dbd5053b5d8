package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.MovableClock;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.OutsideSettings;

/** A telephony system that takes every wish, and never says that it did it. */
class UnconfirmedStepsTest {
  private static final String PATH = "/v1/conversations/c1/handling";

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();
  private HttpServer telephony;

  @BeforeEach
  void start() throws IOException {
    telephony = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telephony.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    telephony.start();
  }

  @AfterEach
  void stop() {
    telephony.stop(0);
  }

  @Test
  void isGivenUpToldAndAudited() throws IOException {
    try (var service = running();
        var agent = new Watching(service, AGENT)) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", "Hello."));
      service.settle();
      assertThat(want(service)).isEqualTo(202);
      assertThat(want(service)).isEqualTo(409);
      clock.forward(Duration.ofSeconds(61));

      var given = agent.first("handling", h -> h.at("/handling/unconfirmed").isTextual());
      assertThat(given.at("/handling/unconfirmed").asText()).isEqualTo("JOINED");
      assertThat(given.at("/handling/wanted").isNull()).isTrue();
      assertThat(given.at("/handling/step").asText()).isEqualTo("WATCHING");
      Eventually.holds(
          "it is in the log",
          () ->
              service
                  .get("/v1/audit", ADMIN)
                  .body()
                  .contains("JOINED was not confirmed within 60 s"));

      assertThat(want(service)).isEqualTo(202);
      clock.forward(Duration.ofSeconds(61));
      agent.first("handling", h -> h.at("/handling/unconfirmed").isTextual());
      service.post(PATH + "/confirmed", INGEST, "{\"state\": \"JOINED\"}");
      var late = agent.first("handling", h -> h.at("/handling/step").asText().equals("JOINED"));
      assertThat(late.at("/handling/unconfirmed").isNull()).isTrue();
    }
  }

  @Test
  void isGivenUpAfterARestartToo() throws IOException {
    try (var service = running()) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", "Hello."));
      service.settle();
      assertThat(want(service)).isEqualTo(202);
    }
    clock.forward(Duration.ofSeconds(61));
    try (var service = running()) {
      Eventually.holds(
          "it is given up",
          () ->
              read(service.get("/v1/conversations/c1", SUPERVISOR))
                  .at("/handling/unconfirmed")
                  .asText()
                  .equals("JOINED"));
    }
  }

  private RunningService running() throws IOException {
    return RunningService.on(
        folder,
        Map.of(
            OutsideSettings.TELEPHONY_URL,
            "http://127.0.0.1:" + telephony.getAddress().getPort() + "/",
            OutsideSettings.TELEPHONY_SECRET_FILE,
            Files.writeString(folder.resolve("secret"), "a-secret").toString()),
        List.of(),
        clock);
  }

  private static int want(RunningService service) {
    return service.post(PATH, SUPERVISOR, "{\"want\": \"JOINED\"}").statusCode();
  }
}

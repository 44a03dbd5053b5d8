package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.KIM;
import static org.tocsin.api.RunningService.LEE;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.MovableClock;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.training.Transcript;

/** An alert on which nobody acts goes on to the next supervisor who is there. */
class PassingOnTest {
  private static final Transcript RINGING = Samples.ringing(1).getFirst();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void goesFromOneToTheNextAndAtLastToAll() throws IOException {
    try (var service = running();
        var kim = new Watching(service, KIM);
        var lee = new Watching(service, LEE);
        var agent = new Watching(service, AGENT)) {
      ring(service, "c1");
      assertThat(passed(service, "c1").isMissingNode()).isTrue();

      clock.forward(PATIENCE);
      var first = lee.first("alert", a -> to(a).equals("kim")).path("passedOn");
      assertThat(first.path("waitedMs").asLong()).isEqualTo(PATIENCE.toMillis());
      assertThat(first.path("times").asInt()).isEqualTo(1);
      assertThat(row(service, "c1").path("passedOn").path("to").asText()).isEqualTo("kim");

      clock.forward(PATIENCE);
      kim.first("alert", a -> to(a).equals("lee"));
      clock.forward(PATIENCE);
      kim.first("alert", a -> a.path("passedOn").path("to").isNull());
      assertThat(passed(service, "c1").path("times").asInt()).isEqualTo(3);
      assertThat(agent.told("alert")).isEmpty();
      assertThat(service.get("/v1/audit", ADMIN).body())
          .contains("pass an alert on", "to kim, nobody acted for 180 s", "to all");

      ring(service, "c2");
      clock.forward(PATIENCE);
      Eventually.holds("the other goes on", () -> !passed(service, "c2").isMissingNode());
      assertThat(passed(service, "c1").path("times").asInt()).isEqualTo(3);
    }
  }

  @Test
  void goesToAllWhereNobodyElseIsThere() {
    try (var service = running()) {
      ring(service, "c1");
      clock.forward(PATIENCE);

      Eventually.holds("it goes on", () -> !passed(service, "c1").isMissingNode());
      assertThat(passed(service, "c1").path("to").isNull()).isTrue();
    }
  }

  @Test
  void staysWithWhoeverActed() {
    try (var service = running()) {
      for (var id : List.of("judged", "whispered", "taken", "entered", "over", "seen")) {
        ring(service, id);
      }
      service.post(
          "/v1/alerts/" + alert(service, "judged").path("id").asText() + "/verdict",
          SUPERVISOR,
          "{\"verdict\": \"SNOOZE\"}");
      post(service, "whispered", "whisper", "{\"text\": \"Offer a refund.\"}");
      post(service, "taken", "assignee", "{\"to\": \"kim\"}");
      post(service, "entered", "handling", "{\"want\": \"WHISPERING\"}");
      service.lines(ended("over"));
      service.get("/v1/conversations/seen", SUPERVISOR);
      service.settle();
      clock.forward(PATIENCE);

      Eventually.holds("what was only looked at goes on", () -> passes(service) > 0);
      post(service, "taken", "assignee", "{\"to\": \"\"}");
      clock.forward(PATIENCE);
      Eventually.holds(
          "what was given up goes on", () -> !passed(service, "taken").isMissingNode());
      for (var id : List.of("judged", "whispered", "entered", "over")) {
        assertThat(passed(service, id).isMissingNode()).as(id).isTrue();
      }
    }
  }

  @Test
  void aRestartGoesOnWhereItWas() throws IOException {
    try (var service = running();
        var _ = new Watching(service, KIM)) {
      ring(service, "c1");
      clock.forward(PATIENCE);
      Eventually.holds("kim has it", () -> passed(service, "c1").path("to").asText().equals("kim"));
      clock.forward(PATIENCE.minusSeconds(1));
    }
    try (var service = running();
        var kim = new Watching(service, KIM)) {
      Eventually.holds("kim has it", () -> passed(service, "c1").path("to").asText().equals("kim"));
      clock.forward(Duration.ofSeconds(1));

      kim.first("alert", a -> a.path("passedOn").path("times").asInt() == 2);
      assertThat(passed(service, "c1").path("to").isNull()).isTrue();
    }
  }

  @Test
  void nothingGoesOnWhereItIsSwitchedOff() {
    try (var off =
        RunningService.on(folder, Map.of(AlertSettings.PASS_ON_AFTER, "0"), List.of(), clock)) {
      ring(off, "c1");
      clock.forward(PATIENCE);
    }
    try (var service = running()) { // which finds that nobody acted in all that time
      Eventually.holds("it goes on", () -> !passed(service, "c1").isMissingNode());
      assertThat(passed(service, "c1").path("times").asInt()).isEqualTo(1);
    }
  }

  private RunningService running() {
    return RunningService.on(folder, Map.of(), List.of(), clock);
  }

  private static void ring(RunningService service, String id) {
    service.lines(
        Arrays.stream(live(RINGING, "a7", "north"))
            .map(line -> line.replace("\"" + RINGING.id().value() + "\"", "\"" + id + "\""))
            .toArray(String[]::new));
    service.settle();
    assertThat(alert(service, id).path("state").asText()).isEqualTo("OPEN");
  }

  private static void post(RunningService service, String id, String what, String body) {
    var answer = service.post("/v1/conversations/" + id + "/" + what, SUPERVISOR, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static String to(JsonNode alert) {
    return alert.path("passedOn").path("to").asText();
  }

  private static long passes(RunningService service) {
    return StreamSupport.stream(
            read(service.get("/v1/alerts", SUPERVISOR)).path("items").spliterator(), false)
        .filter(alert -> alert.has("passedOn"))
        .count();
  }

  private static JsonNode passed(RunningService service, String id) {
    return alert(service, id).path("passedOn");
  }

  private static JsonNode alert(RunningService service, String id) {
    return row(service, id).path("alerts").path(0);
  }

  private static JsonNode row(RunningService service, String id) {
    return read(service.get("/v1/conversations/" + id, SUPERVISOR));
  }
}

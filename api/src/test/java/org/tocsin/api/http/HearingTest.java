package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.partial;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.HearingSettings;

class HearingTest {
  @TempDir private Path folder;

  @Test
  void ringsWhenACallFallsSilentAndStopsWhenItIsHeardAgain() throws IOException {
    Files.writeString(folder.resolve("webhooks"), "gone url=http://127.0.0.1:1/ secret=hush\n");
    try (var service =
            RunningService.on(folder, Map.of(HearingSettings.SILENT_AFTER, "1"), List.of());
        var watching = new Watching(service, SUPERVISOR);
        var agent = new Watching(service, AGENT)) {
      service.lines(started("c", "a7", "north"), said("c", "u1", "Hello?"));

      var rang = watching.first("alert", a -> a.path("state").asText().equals("OPEN"));
      assertThat(rang.path("class").asText()).isEqualTo("NOT_HEARD");
      assertThat(rang.path("symptom").asText()).isEqualTo("SILENT");
      assertThat(rang.path("conversation").asText()).isEqualTo("c");
      assertThat(rang.path("reason").asText()).startsWith("nothing heard for ");
      assertThat(read(service.get("/v1/alerts", SUPERVISOR)).path("items").get(0).path("id"))
          .isEqualTo(rang.path("id"));
      watching.first("turn", t -> symptoms(t.path("conversation")).contains("SILENT"));
      assertThat(symptoms(service.conversation("c"))).containsExactly("SILENT");
      Eventually.holds("it is told outside", () -> !waiting(service).isEmpty());
      assertThat(waiting(service).get(0).path("body").path("class").asText())
          .isEqualTo("NOT_HEARD");

      service.events(said("c", "u2", "Are you there?"));
      var over = watching.first("alert", a -> a.path("state").asText().equals("OVER"));
      assertThat(over.path("id")).isEqualTo(rang.path("id"));
      assertThat(agent.told("alert")).isEmpty();
    }
  }

  @Test
  void ringsWhenFramesOfAConversationBreakARule() throws IOException {
    try (var service = RunningService.on(folder);
        var watching = new Watching(service, SUPERVISOR)) {
      service.events(said("c", "u1", "Hello."));
      for (int i = 0; i < 3; i++) {
        service.events("{\"type\": \"utterance\", \"conversation\": \"c\", \"text\": 7}");
      }

      var rang = watching.first("alert", _ -> true);
      assertThat(rang.path("symptom").asText()).isEqualTo("REJECTED");
      service.events(ended("c"));
      watching.first("alert", a -> a.path("state").asText().equals("OVER"));
      assertThat(read(service.get("/v1/alerts", SUPERVISOR)).path("items")).isEmpty();
    }
  }

  @Test
  void ringsForPartialsWithoutEndAndListensOnAfterARestart() throws IOException {
    try (var service =
            RunningService.on(folder, Map.of(HearingSettings.PARTIALS_AFTER, "1"), List.of());
        var watching = new Watching(service, SUPERVISOR)) {
      service.lines(said("c", "u1", "Hello."), partial("c", "u2", "I want"));

      assertThat(watching.first("alert", _ -> true).path("symptom").asText())
          .isEqualTo("ONLY_PARTIALS");
    }
    try (var service =
            RunningService.on(folder, Map.of(HearingSettings.SILENT_AFTER, "1"), List.of());
        var watching = new Watching(service, SUPERVISOR)) {
      assertThat(watching.first("alert", _ -> true).path("symptom").asText()).isEqualTo("SILENT");
    }
  }

  @Test
  void closesACallThatStopsWithoutAnEndForGood() {
    try (var service =
        RunningService.on(folder, Map.of(HearingSettings.CLOSE_AFTER, "1"), List.of())) {
      service.lines(said("c", "u1", "Hello?"), mail("m"), said("m", "u1", "Dear Sirs"));

      Eventually.holds("it is closed", () -> state(service, "c").equals("ended"));
      assertThat(state(service, "m")).isEqualTo("live");
    }
    try (var service = RunningService.on(folder)) {
      assertThat(state(service, "c")).isEqualTo("ended");
      service.events(said("c", "u2", "Sorry, I was away."));
      service.settle();
      assertThat(state(service, "c")).isEqualTo("live");
    }
  }

  private static String mail(String id) {
    return started(id, "a7", "north").replace("CALL", "EMAIL");
  }

  private static String state(RunningService service, String id) {
    return read(service.get("/v1/conversations/" + id, SUPERVISOR)).path("state").asText();
  }

  private static List<String> symptoms(JsonNode conversation) {
    return conversation.path("input").findValuesAsText("symptom");
  }

  private static JsonNode waiting(RunningService service) {
    return read(service.get("/v1/deliveries?state=waiting", ADMIN)).path("items");
  }
}

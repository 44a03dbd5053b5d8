package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.ShippedCopy;
import org.tocsin.api.report.StoredReports;
import org.tocsin.model.registry.ModelRegistry;

class ModelsTest {
  private static final String SHIPPED = ModelRegistry.shipped().version().value();

  @TempDir private Path folder;

  @Test
  void showsEveryVersionWithItsFiguresAndWhatTheGateSaid() throws IOException {
    ShippedCopy.in(folder, "better");
    var worse = ShippedCopy.in(folder, "worse");
    Files.writeString(
        worse.resolve("gate.json"),
        "{\"passed\": false, \"champion\": \"%s\", \"reasons\": [\"recall is worse\"]}"
            .formatted(SHIPPED));
    Files.createDirectories(folder.resolve("models").resolve("half"));
    try (var service = RunningService.on(folder)) {
      var models = read(service.get("/v1/models", DATA));

      assertThat(models.path("serving").asText()).isEqualTo(SHIPPED);
      assertThat(models.path("items").findValuesAsText("version"))
          .containsExactlyInAnyOrder(SHIPPED, "better", "half", "worse");
      assertThat(item(models, SHIPPED).path("serving").asBoolean()).isTrue();
      assertThat(item(models, SHIPPED).path("shipped").asBoolean()).isTrue();
      assertThat(item(models, "better").path("figures").path("items")).hasSizeGreaterThan(10);
      assertThat(item(models, "better").path("provenance").path("seed").asInt()).isEqualTo(7);
      assertThat(item(models, "better").path("gate").isNull()).isTrue();
      assertThat(item(models, "worse").path("gate").path("passed").asBoolean()).isFalse();
      assertThat(item(models, "half").path("broken").asText()).contains("half");
      assertThat(read(service.get("/v1/models/better/card", DATA)).path("card").asText())
          .contains("better");
      assertProblem(service.get("/v1/models/nobody/card", DATA), 404);
      assertProblem(service.get("/v1/models/..%2Ftokens/report", DATA), 404);
    }
  }

  @Test
  void keepsTheReportOfAVersionAndSaysHowToMakeOne() {
    ShippedCopy.in(folder, "better");
    StoredReports.in(folder).keep("better", "{\"about\": {\"model\": \"better\"}}");
    ShippedCopy.in(folder, "other");
    try (var service = RunningService.on(folder)) {
      assertThat(service.get("/v1/models/better/report", DATA).body()).contains("\"better\"");
      var none = service.get("/v1/models/other/report", DATA);
      assertProblem(none, 404);
      assertThat(none.body()).contains("tocsin evaluate --state DIR --model other");
    }
  }

  @Test
  void promotesAndRollsBackButNotWhatTheGateRefused() throws IOException {
    ShippedCopy.in(folder, "better");
    var worse = ShippedCopy.in(folder, "worse");
    Files.writeString(
        worse.resolve("gate.json"), "{\"passed\": false, \"reasons\": [\"recall is worse\"]}");
    try (var service = RunningService.on(folder)) {
      assertThat(promote(service, "better", false).statusCode()).isEqualTo(200);
      assertThat(serving(service)).isEqualTo("better");

      var refused = promote(service, "worse", false);
      assertProblem(refused, 409);
      assertThat(refused.body()).contains("recall is worse");
      assertThat(serving(service)).isEqualTo("better");

      assertThat(promote(service, "worse", true).statusCode()).isEqualTo(200);
      assertThat(serving(service)).isEqualTo("worse");
      assertThat(read(service.get("/v1/models/worse/card", DATA)).path("gatePage").asText())
          .contains("although it was refused");

      assertThat(service.post("/v1/models/rollback", DATA, "{}").statusCode()).isEqualTo(200);
      assertThat(serving(service)).isEqualTo("better");
      service.post("/v1/models/rollback", DATA, "{}");
      assertThat(serving(service)).isEqualTo(SHIPPED);
      assertProblem(service.post("/v1/models/rollback", DATA, "{}"), 409);
    }
  }

  @Test
  void letsACandidateScoreSilentlyAndStopsIt() {
    ShippedCopy.in(folder, "better");
    try (var service = RunningService.on(folder)) {
      assertThat(shadow(service, "\"better\"").statusCode()).isEqualTo(200);
      assertThat(read(service.get("/v1/models", DATA)).path("shadow").asText()).isEqualTo("better");
      Eventually.holds(
          "it scores",
          () ->
              read(service.get("/v1/models/shadow", DATA))
                  .path("version")
                  .asText()
                  .equals("better"));

      assertThat(shadow(service, "null").statusCode()).isEqualTo(200);
      assertThat(read(service.get("/v1/models", DATA)).path("shadow").isNull()).isTrue();
      assertProblem(shadow(service, "\"no such\""), 400);
      assertProblem(shadow(service, "\"nobody\""), 409);
    }
  }

  private static JsonNode item(JsonNode models, String version) {
    return StreamSupport.stream(models.path("items").spliterator(), false)
        .filter(m -> m.path("version").asText().equals(version))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> promote(
      RunningService service, String version, boolean force) {
    return service.post("/v1/models/" + version + "/promotion", DATA, "{\"force\": " + force + "}");
  }

  private static HttpResponse<String> shadow(RunningService service, String version) {
    return service.send(
        service
            .request("/v1/models/shadow", DATA)
            .PUT(BodyPublishers.ofString("{\"version\": " + version + "}"))
            .build());
  }

  private static String serving(RunningService service) {
    return read(service.get("/v1/models", DATA)).path("serving").asText();
  }
}

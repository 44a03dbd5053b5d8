package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.ShippedCopy;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;

class ShadowingTest {
  @TempDir private Path folder;

  @Test
  void scoresSilentlyAndSaysHowFarItAgrees() {
    ShippedCopy.in(
        folder,
        "eager",
        m -> {
          var policy = (ObjectNode) m.path("policy");
          policy.put("watchAt", 0.002).put("raiseAt", 0.003).put("clearAt", 0.001);
        });
    var registry = new ModelRegistry(folder.resolve("models"));
    try (var service = RunningService.on(folder)) {
      assertThat(shadow(service).path("version").isNull()).isTrue();
      registry.shadow(Optional.of(new ModelVersion("eager")));
      Eventually.holds("it begins", () -> shadow(service).path("version").asText().equals("eager"));

      service.lines(said("c", "u1", "Good morning."), said("c", "u2", "Where is my parcel?"));
      Eventually.holds("it follows", () -> shadow(service).path("turns").asInt() == 2);

      var shown = shadow(service);
      assertThat(shown.path("meanDifference").asDouble()).isZero();
      assertThat(shown.path("alerts").path("onlyCandidate").asInt()).isEqualTo(1);
      assertThat(shown.path("alerts").path("onlyServing").asInt()).isZero();
      assertThat(shown.path("leftOut").asInt()).isZero();
      assertThat(service.conversation("c").path("alerts")).isEmpty();
      assertThat(service.get("/metrics", DATA).body()).contains("tocsin_shadow_turns 2.0");

      registry.shadow(Optional.empty());
      Eventually.holds("it ends", () -> shadow(service).path("version").isNull());
    }
  }

  @Test
  void theNewestCandidateScoresFromTheStartWhereTheConfigurationSaysSo() {
    ShippedCopy.in(folder, "candidate");
    var registry = new ModelRegistry(folder.resolve("models"));
    try (var service =
        RunningService.on(folder, Map.of(ModelSettings.SHADOW, "newest"), List.of())) {
      Eventually.holds(
          "it begins", () -> shadow(service).path("version").asText().equals("candidate"));

      registry.promote(new ModelVersion("candidate"));
      Eventually.holds(
          "what serves is no candidate", () -> shadow(service).path("version").isNull());
    }
  }

  @Test
  void agentsDoNotSeeIt() {
    try (var service = RunningService.on(folder)) {
      assertProblem(service.get("/v1/models/shadow", AGENT), 403);
    }
  }

  private static JsonNode shadow(RunningService service) {
    return read(service.get("/v1/models/shadow", DATA));
  }
}

package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.said;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.settings.BaseRateSetting;
import org.tocsin.ingestion.Traffic.Recent;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;

class PromotionTest {
  private static final String SHIPPED = ModelRegistry.shipped().version().value();

  @TempDir private Path folder;

  @Test
  void aRunningServiceFollowsPromotionAndRollback() {
    ShippedCopy.in(folder, "better");
    var registry = new ModelRegistry(folder.resolve("models"));
    try (var service = RunningService.on(folder)) {
      registry.promote(new ModelVersion("better"));
      Eventually.holds("the promoted one serves", () -> serving(service).equals("better"));

      registry.rollback();
      Eventually.holds("the shipped one serves again", () -> serving(service).equals(SHIPPED));
    }
  }

  @Test
  void afterARollbackNewTurnsAreScoredByTheModelBeforeAndNothingThatWasLiveIsLost() {
    EagerModel.servesIn(folder);
    var registry = new ModelRegistry(folder.resolve("models"));
    try (var service = RunningService.on(folder)) {
      service.lines(said("c", "u1", "Where is my parcel?"));
      var before = service.conversation("c");
      assertThat(before.path("alerts")).hasSize(1);
      assertThat(before.path("level").asText()).isEqualTo("HIGH");

      registry.rollback();
      Eventually.holds("the shipped one serves", () -> serving(service).equals(SHIPPED));
      service.lines(said("c", "u2", "It was due today."), said("new", "u1", "Hello there."));

      var after = service.conversation("c");
      assertThat(after.path("turns").findValuesAsText("text"))
          .containsExactly("Where is my parcel?", "It was due today.");
      assertThat(after.path("level").asText()).isEqualTo("CALM");
      assertThat(after.path("alerts")).isEqualTo(before.path("alerts"));
      assertThat(service.conversation("new").path("alerts")).isEmpty();
    }
  }

  @Test
  void whatIsLiveIsSeenAnewWithItsNextTurnOrWithoutAndUpdatesNameTheModel() throws IOException {
    ShippedCopy.in(
        folder,
        "warmer",
        m -> {
          var calibration = (ObjectNode) m.path("calibration");
          calibration.put("intercept", calibration.path("intercept").asDouble() + 1);
        });
    try (var service = RunningService.on(folder)) {
      service.lines(said("silent", "u1", "Where is my parcel?"));
      service.lines(said("c", "u1", "Where is my parcel?"), said("over", "u1", "Hello there."));
      service.lines(ended("over"));
      var before = service.conversation("c").path("risk").asDouble();
      assertThat(service.conversation("silent").path("model").asText()).isEqualTo(SHIPPED);
      try (var watching = new Watching(service, SUPERVISOR)) {
        watching.first("model", m -> m.path("serving").asText().equals(SHIPPED));

        assertThat(
                service.post("/v1/models/warmer/promotion", DATA, "{\"force\":false}").statusCode())
            .isEqualTo(200);
        Eventually.holds("all that is live", () -> model(service, "silent").equals("warmer"));
        watching.first("model", m -> m.path("serving").asText().equals("warmer"));
        assertThat(service.conversation("silent").path("risk").asDouble()).isGreaterThan(before);
        assertThat(model(service, "over")).isEqualTo(SHIPPED);

        service.post("/v1/models/rollback", DATA, "{}");
        service.lines(said("c", "u2", "It was due today."), said("over", "u2", "Are you there?"));
        service.settle();

        var turn =
            watching.first(
                "turn", t -> t.at("/turn/utterance").asText().equals("u2") && named(t, "c"));
        assertThat(turn.at("/conversation/model").asText()).isEqualTo(SHIPPED);
        assertThat(service.conversation("c").path("turns")).hasSize(2);
        assertThat(model(service, "over")).isEqualTo(SHIPPED);
        Eventually.holds("the silent one, too", () -> model(service, "silent").equals(SHIPPED));
        assertThat(service.conversation("silent").path("risk").asDouble())
            .isCloseTo(before, within(1e-9));
      }
    }
  }

  private static String model(RunningService service, String conversation) {
    return service.conversation(conversation).path("model").asText();
  }

  private static boolean named(JsonNode update, String conversation) {
    return update.at("/conversation/id").asText().equals(conversation);
  }

  @Test
  void aRunningServiceKeepsItsModelWhenABrokenOneIsNamed() throws IOException {
    ShippedCopy.in(folder, "good");
    Files.delete(ShippedCopy.in(folder, "broken").resolve("network-0.zip"));
    var log = new Log();
    try (log;
        var service = RunningService.on(folder)) {
      name("broken");
      Eventually.holds("the log tells of it", () -> !log.lines("network-0.zip").isEmpty());
      service.lines(said("c", "u1", "Get me your manager."));

      assertThat(serving(service)).isEqualTo(SHIPPED);
      assertThat(service.conversation("c").path("turns")).hasSize(1);

      name("good");
      Eventually.holds("the whole one serves", () -> serving(service).equals("good"));
    }
    assertThat(log.lines("broken")).singleElement().asString().endsWith(SHIPPED + " keeps serving");
  }

  @Test
  void tellsOfABrokenModelOnceForEachPromotion() throws IOException {
    ShippedCopy.in(folder, "broken", manifest -> manifest.remove("policy"));
    var onDuty = onDuty();
    name("broken");

    try (var log = new Log()) {
      assertThat(onDuty.follow()).isFalse();
      assertThat(onDuty.follow()).isFalse();
      assertThat(log.lines("it lacks the policy")).hasSize(1);
    }
    assertThat(onDuty.model().model().version().value()).isEqualTo(SHIPPED);
  }

  @Test
  void keepsItsModelWhenAnotherEncoderIsNeeded() throws IOException {
    ShippedCopy.in(
        folder, "other", m -> ((ObjectNode) m.path("provenance")).put("encoder", "of tomorrow"));
    var onDuty = onDuty();
    name("other");

    assertThat(onDuty.follow()).isFalse();
    assertThat(onDuty.model().model().version().value()).isEqualTo(SHIPPED);
  }

  @Test
  void beginsWithTheModelBeforeWhenTheServingOneHasBecomeBroken() throws IOException {
    ShippedCopy.in(folder, "v1");
    var v2 = ShippedCopy.in(folder, "v2");
    name("v2\nv1");
    Files.writeString(v2.resolve("features.json"), "{}");

    try (var log = new Log()) {
      assertThat(onDuty().model().model().version().value()).isEqualTo("v1");
      assertThat(log.lines("features.json")).hasSize(1);
    }
  }

  private OnDuty onDuty() {
    var fitting =
        new Fitting(
            new BaseRateSetting.AsLearnt(),
            Optional.empty(),
            _ -> new Recent(List.of(), List.of(), 0));
    return new OnDuty(
        new ModelRegistry(folder.resolve("models")), RunningService.encoder(), fitting);
  }

  /** As an operator would by hand: nothing checks the model. */
  private void name(String versions) throws IOException {
    var serving = folder.resolve("models").resolve("serving");
    Files.writeString(serving, versions);
  }

  private static String serving(RunningService service) {
    return RunningService.read(service.get("/v1/models", DATA)).path("serving").asText();
  }

  /** What is logged while it is open. */
  private static final class Log implements AutoCloseable {
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    Log() {
      System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    List<String> lines(String word) {
      return written
          .toString(StandardCharsets.UTF_8)
          .lines()
          .filter(l -> l.contains(word))
          .toList();
    }

    @Override
    public void close() {
      System.setErr(usual);
    }
  }
}

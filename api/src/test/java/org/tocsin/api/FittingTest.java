package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.settings.BaseRateSetting;
import org.tocsin.api.settings.ModelSettings;
import org.tocsin.ingestion.Traffic.Recent;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.registry.SiteModel;

class FittingTest {
  private static final ServedModel SHIPPED = ModelRegistry.shipped();
  private static final BaseRateSetting LEARNT = new BaseRateSetting.AsLearnt();
  private static final BaseRateSetting AUTO = new BaseRateSetting.FromTraffic();

  @TempDir private Path folder;

  @Test
  void leavesTheModelAsItIsUntilEnoughWasSeen() {
    var few = traffic(Fitting.ENOUGH - 1);

    assertThat(fitted(AUTO, Optional.of(new AlertBudget(1)), few)).isEqualTo(SiteModel.of(SHIPPED));
    assertThat(fitted(LEARNT, Optional.empty(), traffic(2000))).isEqualTo(SiteModel.of(SHIPPED));
  }

  @Test
  void estimatesTheBaseRateFromTraffic() {
    var site = fitted(AUTO, Optional.empty(), traffic(Fitting.ENOUGH));

    assertThat(site.baseRate().orElseThrow()).isBetween(0.005, 0.1);
    assertThat(site.policy().raiseAt())
        .isCloseTo(site.shift().apply(SHIPPED.policy().raiseAt()), within(1e-9));
  }

  @Test
  void spendsTheBudgetWhateverTheBaseRate() {
    var budget = Optional.of(new AlertBudget(2));

    var plain = fitted(LEARNT, budget, traffic(1000));
    var rare = fitted(new BaseRateSetting.Stated(0.05), budget, traffic(1000));

    assertThat(rung(plain)).isBetween(36L, 40L);
    assertThat(rare.shift().undo(rare.policy().raiseAt()))
        .isCloseTo(plain.policy().raiseAt(), within(1e-9));
  }

  @Test
  void showsCorrectedBeliefsAndRingsWhereItDid() {
    var ringing = Samples.ringing(1).getFirst();
    var id = ringing.id().value();
    JsonNode before;
    try (var service = RunningService.on(existing("plain"))) {
      service.lines(live(ringing, "a7", "north"));
      before = service.conversation(id);
    }

    try (var service =
        RunningService.on(existing("rare"), Map.of(ModelSettings.BASE_RATE, "0.03"), List.of())) {
      service.lines(live(ringing, "a7", "north"));
      var after = service.conversation(id);
      var model = RunningService.read(service.get("/v1/models", DATA)).path("items").get(0);

      assertThat(after.path("risk").asDouble()).isLessThan(before.path("risk").asDouble());
      assertThat(after.path("alerts").findValuesAsText("turn"))
          .isNotEmpty()
          .isEqualTo(before.path("alerts").findValuesAsText("turn"));
      assertThat(model.path("baseRate").path("shown").asDouble()).isEqualTo(0.03);
      assertThat(model.path("baseRate").path("learnt").asDouble()).isBetween(0.3, 0.5);
      assertThat(model.path("policy").path("raiseAt").asDouble())
          .isLessThan(SHIPPED.policy().raiseAt());
    }
  }

  @Test
  void remembersItsTrafficOverARestart() {
    var calm = Samples.calm(1).getFirst();
    try (var service = RunningService.on(folder)) {
      service.lines(live(calm, "a7", "north"));
      service.lines(ended(calm.id().value()));
      service.settle();
    }
    var stored = new Stored(folder);
    assertThat(stored.column("SELECT conversation FROM finished"))
        .containsExactly(calm.id().value());
    stored.change(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO finished SELECT 'c' || i, model, 0.05, 0.05, ended_at FROM finished, n\
        """);

    try (var service =
        RunningService.on(folder, Map.of(ModelSettings.BASE_RATE, "auto"), List.of())) {
      var model = RunningService.read(service.get("/v1/models", DATA)).path("items").get(0);
      assertThat(model.path("baseRate").path("shown").asDouble()).isLessThan(0.05);
    }
  }

  private Path existing(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SiteModel fitted(
      BaseRateSetting baseRate, Optional<AlertBudget> budget, Recent recent) {
    return new Fitting(baseRate, budget, _ -> recent).fit(SHIPPED);
  }

  /** Fifty an hour; all ended at a belief of 0.05, and came to all thresholds alike. */
  private static Recent traffic(int count) {
    return new Recent(
        Collections.nCopies(count, 0.05),
        IntStream.range(0, count).mapToObj(i -> (i + 0.5) / count).toList(),
        50);
  }

  private static long rung(SiteModel site) {
    return traffic(1000).reaches().stream().filter(r -> r >= site.policy().raiseAt()).count();
  }
}

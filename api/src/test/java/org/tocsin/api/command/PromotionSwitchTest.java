package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.ShippedCopy;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;

/** Whether a model that passes the gate serves without being asked, as the configuration says. */
class PromotionSwitchTest {
  @TempDir private Path state;

  @Test
  void aPersonPromotesUnlessItIsSwitchedOn() throws IOException {
    assertThat(refused("as-good", "promote: false")).isFalse();
    assertThat(serving()).isEqualTo(ModelVersion.SHIPPED);

    assertThat(refused("as-good", "promote: true")).isFalse();
    assertThat(serving()).isEqualTo(new ModelVersion("as-good"));
  }

  @Test
  void whatTheGateRefusesDoesNotServeAllTheSame() throws IOException {
    ShippedCopy.in(
        state,
        "gloomy",
        m -> {
          var calibration = (ObjectNode) m.path("calibration");
          calibration.put("intercept", 8); // it believes the worst of everybody
        });

    assertThat(refused("gloomy", "promote: true")).isTrue();
    assertThat(serving()).isEqualTo(ModelVersion.SHIPPED);
  }

  private boolean refused(String version, String configuration) throws IOException {
    var registry = Engine.registry(state);
    if (!registry.versions().contains(new ModelVersion(version))) {
      ShippedCopy.in(state, version);
    }
    var promotion = new Promotion();
    promotion.config =
        Optional.of(Files.writeString(state.resolve("tocsin.yaml"), configuration + "\n"));
    return promotion.refused(
        registry,
        registry.read(new ModelVersion(version)),
        RunningService.encoder(),
        List.of(),
        some(),
        Instant.EPOCH);
  }

  /** Enough of either sort to be judged on. */
  private static List<LabelledConversation> some() {
    var brief =
        Corpus.conversations().stream().filter(c -> c.transcript().turns().size() <= 12).toList();
    return Stream.concat(
            brief.stream().filter(c -> c.label().escalates()).limit(12),
            brief.stream().filter(c -> !c.label().escalates()).limit(12))
        .toList();
  }

  private ModelVersion serving() {
    return new ModelRegistry(state.resolve("models")).serving();
  }
}

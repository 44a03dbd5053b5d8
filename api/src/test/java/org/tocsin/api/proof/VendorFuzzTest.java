package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Complaints;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.ingestion.connectors.Connectors;

/** What vendors send with something wrong with it is never our fault. */
class VendorFuzzTest {
  private static final int FEW = 100;
  private static final int MANY = Figures.setting("frames", 5_000);
  private static final long SEED = Long.getLong("tocsin.seed", 7);
  private static final Duration PATIENCE = Duration.ofMinutes(10); // with what a vendor has sent

  @TempDir private Path folder;

  @Test
  void aFewMutantsOfEveryVendorAreAnswered() {
    assertThat(VendorFrames.all())
        .hasSize(Connectors.names().size())
        .allSatisfy(vendor -> assertThat(vendor.fixtures()).hasSizeGreaterThan(5));
    fuzz(FEW, "vendors-few");
  }

  @Test
  @Tag("proof")
  void manyAre() {
    fuzz(MANY, "vendors");
  }

  private void fuzz(int frames, String file) {
    var title = "%d mutated frames of each vendor, each way, seed %d".formatted(frames, SEED);
    var figures = new Figures(file, title);
    figures.say("| connector | by its name | by auto | over a WebSocket |");
    figures.say("|---|---|---|---|");
    try (var complaints = new Complaints()) {
      try (var service =
          RunningService.on(folder, Map.of(HearingSettings.CLOSE_AFTER, ""), List.of())) {
        var fuzz = new VendorFuzz(service, frames, SEED);
        for (var vendor : VendorFrames.all()) {
          figures.say(
              "| %s | %s | %s | %s |",
              vendor.connector(),
              fuzz.post(vendor, vendor.connector()),
              fuzz.post(vendor, Connectors.AUTO),
              VendorFuzz.streams(vendor) ? fuzz.stream(vendor) : "");
          service.settle(PATIENCE);
        }
        figures.say("");
        figures.say("%s", service.application().counts());
        assertThat(service.application().counts().failed()).isZero();
      }
      assertThat(complaints.lines()).isEmpty();
    }
  }
}

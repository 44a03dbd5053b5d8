package org.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.api.report.Reports.REPORT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTest {
  private static final Expected MEASURED = Expected.of("tocsin-x-seed7", REPORT);

  @TempDir private Path folder;

  @Test
  void isTheSameWhenReadAgain() {
    var file = folder.resolve("expected.json");

    MEASURED.write(file);

    assertThat(Expected.read(file)).isEqualTo(MEASURED);
    assertThat(MEASURED.differences(Expected.read(file))).isEmpty();
  }

  @Test
  void allowsForWhatMachinesDifferIn() {
    assertThat(model(0.80, 0.05).differences(model(0.809, 0.069))).isEmpty();
  }

  @Test
  void namesEachFigureThatDiffersWithBothNumbers() {
    assertThat(model(0.80, 0.05).differences(model(0.789, 0.08)))
        .containsExactly(
            "matched AUROC at 50 %: expected 0.8000 within 0.01, was 0.7890",
            "calibration error: expected 0.0500 within 0.02, was 0.0800");
  }

  @Test
  void namesAnotherModelAndAFigureThatIsMissing() {
    var other = new Expected("b", Map.of(), Map.of(), 0.5, 0.1, 0.4, 0.05, Double.NaN);

    assertThat(model(0.80, 0.05).differences(other))
        .containsExactly(
            "model: expected a, was b",
            "matched AUROC at 50 %: expected 0.8000 within 0.01, was NaN",
            "Brier: expected 0.2000 within 0.02, was NaN");
  }

  @Test
  void refusesAFileOfSomethingElse() throws IOException {
    var file = Files.writeString(folder.resolve("x.json"), "[1]");

    assertThatThrownBy(() -> Expected.read(file)).hasMessageContaining("holds no expected figures");
  }

  private static Expected model(double matched, double error) {
    return new Expected("a", Map.of("50", matched), Map.of(), 0.5, 0.1, 0.4, error, 0.2);
  }
}

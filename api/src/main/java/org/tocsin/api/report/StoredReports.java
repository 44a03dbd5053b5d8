package org.tocsin.api.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The newest evaluation report of each model version, a file each. The product brings the report of
 * the model that it ships. Thread-safe; every method blocks.
 */
public record StoredReports(Path folder) {
  private static final String SHIPPED = "shipped.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Those of a state folder. */
  public static StoredReports in(Path state) {
    return new StoredReports(state.resolve("reports"));
  }

  /**
   * Keeps a report in the place of the one before.
   *
   * @param version of a model, which is a sound name of a file
   * @param json as {@link EvaluationJson} writes it
   */
  public void keep(String version, String json) {
    try {
      Files.createDirectories(folder);
      var half = Files.createTempFile(folder, ".half-", "");
      Files.writeString(half, json);
      Files.move(half, file(version), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(version), e);
    }
  }

  /** The report of a version, as {@link EvaluationJson} wrote it. */
  public Optional<String> of(String version) {
    try {
      return Files.exists(file(version))
          ? Optional.of(Files.readString(file(version)))
          : shipped().filter(json -> speaksOf(json, version));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file(version), e);
    }
  }

  private Path file(String version) {
    return folder.resolve(version + ".json");
  }

  private static Optional<String> shipped() throws IOException {
    try (var in = StoredReports.class.getResourceAsStream(SHIPPED)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A newer model may be shipped than was measured. */
  private static boolean speaksOf(String json, String version) {
    try {
      return JSON.readTree(json).path("about").path("model").asText().equals(version);
    } catch (IOException e) {
      throw new UncheckedIOException("the build's " + SHIPPED + " is no JSON", e);
    }
  }
}

package org.tocsin.training.benchmark;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results that are kept as files, so that nothing is measured twice. A half-written one is none.
 */
public record Kept(Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The result of a row on the very model and data of a hash. */
  public Optional<Result> find(String row, String model, String hash) {
    var file = file(row, model, hash);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Result.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * All results that are kept, the newest first: of a row one for each model, corpus and data it
   * was measured with. What cannot be read is left out.
   */
  public List<Result> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .flatMap(Kept::read)
          .sorted(Comparator.comparing(Result::measured).reversed().thenComparing(Result::row))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Stream<Result> read(Path file) {
    try {
      return Stream.of(JSON.readValue(file.toFile(), Result.class));
    } catch (IOException broken) {
      return Stream.empty();
    }
  }

  void put(Result result) {
    var file = file(result.row(), result.model(), result.data());
    try {
      Files.createDirectories(folder);
      var half = Files.createTempFile(folder, ".half-", "");
      JSON.writeValue(half.toFile(), result);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Path file(String row, String model, String hash) {
    return folder.resolve("%s-%s-%s.json".formatted(row, model, hash.substring(0, 12)));
  }
}

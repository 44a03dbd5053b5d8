package org.tocsin.training.benchmark;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Measures row after row and writes the page after each, so that nothing is lost when it is
 * stopped.
 *
 * @param code the version of the code that measures
 * @param looks is told, before a row looks at data that are there to measure with, its name and the
 *     hash of the data
 */
public record Benchmark(
    Bench bench,
    Kept kept,
    BenchmarkPage page,
    Clock clock,
    String code,
    BiConsumer<String, String> looks) {

  /**
   * Measures rows; those whose data are missing are told and skipped.
   *
   * @param again also where a result is kept
   */
  public void run(List<Row> rows, boolean again) {
    for (var row : rows) {
      var name = row.about().name();
      if (!bench.has(row)) {
        bench.progress().accept(name + ": skipped, it needs " + needed(row));
        continue;
      }
      var hash = bench.hash(row);
      var found = again ? Optional.<Result>empty() : kept(row, hash);
      found.ifPresent(_ -> bench.progress().accept(name + ": kept from an earlier run"));
      page.write(row.about(), found.orElseGet(() -> measured(row, hash)));
    }
  }

  private Optional<Result> kept(Row row, String hash) {
    return kept.find(row.about().name(), bench.model().version().value(), hash);
  }

  private Result measured(Row row, String hash) {
    var name = row.about().name();
    var start = clock.instant();
    bench.progress().accept(name + ": " + row.about().what());
    looks.accept(name, hash);
    var findings = row.measure(bench);
    var result =
        new Result(
            name,
            bench.model().version().value(),
            hash,
            start.truncatedTo(ChronoUnit.SECONDS).toString(),
            seconds(start, clock.instant()),
            code,
            findings);
    kept.put(result);
    bench.progress().accept("%s: done in %.0f s".formatted(name, result.seconds()));
    return result;
  }

  private static double seconds(Instant from, Instant to) {
    return ChronoUnit.MILLIS.between(from, to) / 1000.0;
  }

  private String needed(Row row) {
    return String.join(", ", row.about().files())
        + bench.data().map(folder -> " in " + folder).orElse(" in a folder that --data names");
  }
}

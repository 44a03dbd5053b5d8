package org.tocsin.api.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.benchmark.About;
import org.tocsin.training.benchmark.Benchmark;
import org.tocsin.training.benchmark.BenchmarkPage;
import org.tocsin.training.benchmark.Kept;
import org.tocsin.training.benchmark.Row;
import org.tocsin.training.benchmark.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The model on data that nobody here wrote → BENCHMARKS.md. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the model on its corpus and on public data sets, and writes BENCHMARKS.md.",
      "Each row is written when it is done and kept in the state folder if --state names one, else"
          + " in ~/.cache/tocsin; run again, it goes on where it was stopped. Rows whose data are"
          + " missing are skipped. Every row that is measured is noted in test-looks.log."
    })
final class BenchmarkCommand implements Callable<Integer> {
  @Option(
      names = "--only",
      paramLabel = "ROW",
      description = "Measure this row alone; may be repeated.")
  List<String> only = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the public data sets (default: what TOCSIN_BENCH_DATA names).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "BENCHMARKS.md",
      description =
          "The page; rows that are not measured stay as they are (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("BENCHMARKS.md");

  @Option(names = "--again", description = "Measure also what is kept from an earlier run.")
  boolean again;

  @Option(names = "--list", description = "Say which rows there are, and measure nothing.")
  boolean list;

  @Mixin Engine engine = new Engine();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var rows = asked(Rows.all());
    if (list) {
      rows.forEach(row -> System.out.println(line(row.about())));
      return 0;
    }
    Measuring.writable(out.toString());
    var bench =
        Workbench.of(
            engine.model(),
            data.or(() -> Optional.ofNullable(System.getenv("TOCSIN_BENCH_DATA")).map(Path::of)));
    new Benchmark(
            bench,
            new Kept(engine.state.orElseGet(Places::cache).resolve("benchmark")),
            new BenchmarkPage(out, Rows.all().stream().map(row -> row.about().name()).toList()),
            Clock.systemUTC(),
            Places.code(),
            (row, hash) -> noteLook(bench.model(), row, hash))
        .run(rows, again);
    return 0;
  }

  private List<Row> asked(List<Row> all) {
    var names = all.stream().map(row -> row.about().name()).toList();
    only.stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new WrongArguments("there is no row " + name + "; there are " + names);
        });
    return all.stream().filter(row -> only.isEmpty() || only.contains(row.about().name())).toList();
  }

  private static String line(About about) {
    return "%-14s%s%s"
        .formatted(
            about.name(),
            about.what(),
            about.files().isEmpty() ? "" : " Needs " + String.join(", ", about.files()) + ".");
  }

  private void noteLook(ServedModel model, String row, String hash) {
    TestLooks.note(
        engine.state,
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
        model.version().value(),
        hash,
        Measuring.typed(requireNonNull(spec)) + " (" + row + ")");
  }
}

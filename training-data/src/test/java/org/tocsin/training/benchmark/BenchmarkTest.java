package org.tocsin.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.training.benchmark.Table.Line;

class BenchmarkTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private final List<String> progress = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();

  /** A row that finds how often it was asked. */
  private static final class Counting implements Row {
    private final String name;
    private final List<String> files;
    private double asked;

    Counting(String name, String... files) {
      this.name = name;
      this.files = List.of(files);
    }

    @Override
    public About about() {
      return new About(name, "How often " + name + " was asked.", "Nothing.", files);
    }

    @Override
    public Findings measure(Bench bench) {
      asked++;
      var table =
          new Table("asked", List.of("times", "never"), List.of(Line.of("it", asked, Double.NaN)));
      return new Findings(List.of(Aim.atMost("times", 1, asked)), List.of(table), List.of());
    }
  }

  @Test
  void measuresOnceAndKeepsWhatItFound() {
    var row = new Counting("one");

    benchmark().run(List.of(row), false);
    benchmark().run(List.of(row), false);

    assertThat(page()).contains("## one", "- ✔ times ≤ 1.000: **1.000**", "| it | 1.000 | – |");
    assertThat(progress).contains("one: kept from an earlier run");
    assertThat(looks).containsExactly("one");
  }

  @Test
  void measuresAgainWhenAsked() {
    var row = new Counting("one");

    benchmark().run(List.of(row), false);
    benchmark().run(List.of(row), true);

    assertThat(page()).contains("- ✘ times ≤ 1.000: **2**", "| [one](#one) | 0 | 1 |");
    assertThat(looks).hasSize(2);
  }

  @Test
  void measuresAgainWhenTheDataHaveChanged() throws IOException {
    var row = new Counting("one", "set.jsonl");
    Files.writeString(folder.resolve("set.jsonl"), "a");
    benchmark().run(List.of(row), false);

    Files.writeString(folder.resolve("set.jsonl"), "b");
    benchmark().run(List.of(row), false);

    assertThat(looks).hasSize(2);
  }

  @Test
  void skipsARowWithoutItsDataAndLeavesItsSection() {
    benchmark().run(List.of(new Counting("two"), new Counting("one")), false);

    benchmark().run(List.of(new Counting("two", "nowhere.jsonl"), new Counting("one")), true);

    assertThat(progress)
        .anySatisfy(line -> assertThat(line).startsWith("two: skipped, it needs nowhere.jsonl"));
    assertThat(page()).contains("How often two was asked.");
    assertThat(page().indexOf("## one")).isLessThan(page().indexOf("## two"));
  }

  @Test
  void keepsWhatPeopleWroteOfTheProofBehindTheRows() throws IOException {
    var written = "## proof\n\nNothing was lost.";
    Files.writeString(folder.resolve("page.md"), written + "\n\n## unknown\n\nGone.\n");

    benchmark().run(List.of(new Counting("one")), false);

    assertThat(page()).endsWith(written + "\n").doesNotContain("Gone.");
    assertThat(page().indexOf("## one")).isLessThan(page().indexOf("## proof"));
  }

  private Benchmark benchmark() {
    return new Benchmark(
        Benches.of(Optional.of(folder), progress::add),
        new Kept(folder.resolve("kept")),
        new BenchmarkPage(folder.resolve("page.md"), List.of("one", "two")),
        NOON,
        "test",
        (row, _) -> looks.add(row));
  }

  private String page() {
    try {
      return Files.readString(folder.resolve("page.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

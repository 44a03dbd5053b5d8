package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.command.ForkedCommand;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.EventJournal;

/**
 * What it costs to make a data set of very many labelled conversations, to draw samples of them for
 * a training and for drift, and to encode some: time, processor time and memory of the commands
 * that do it.
 */
@Tag("proof")
class ScaleProof {
  private static final int CONVERSATIONS = Figures.setting("scale", 100_000);
  private static final int ENCODED = Figures.setting("encoded", 1_000);

  /** Of fewer there is no sample: a training would learn from all. */
  private static final int USUALLY_KEPT = 20_000;

  private static final int WAITING = 4_000;
  private static final Duration COLLECTIONS = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private long turns;

  /** What a command took until it ended, or had told what it was waited for. */
  private record Took(double wall, double processor, double resident, Memory heap) {}

  @Test
  void aDataSetIsMadeInConstantMemory() throws IOException, InterruptedException {
    var figures =
        new Figures("scale", "A data set of %d labelled conversations".formatted(CONVERSATIONS));
    var state = Files.createDirectory(folder.resolve("state"));
    long began = System.nanoTime();
    fill(state);
    figures.say(
        "Filled through the journal in %.0f s: %d turns, %d MB on disk.",
        (System.nanoTime() - began) / 1e9,
        turns,
        Files.size(state.resolve("tocsin.db")) / (1024 * 1024));
    figures.say("");
    figures.say(
        "| | wall, s | CPU, s | heap, peak, MB | live after a full collection, MB | resident, peak,"
            + " MB |");
    figures.say("|---|---|---|---|---|---|");
    var all = folder.resolve("all.jsonl");
    var export = List.of("labels", "export", "--state", "" + state, "--out", "" + all);
    say(figures, "labels export, -Xmx256m", took("256m", export, _ -> false));
    try (var lines = Files.lines(all)) {
      assertThat(lines.count()).isEqualTo(CONVERSATIONS);
    }
    var out = folder.resolve("model").toString();
    var fromFolder = List.of("train", "--state", "" + state, "--most", "2000");
    say(figures, "train --most 2000 from the folder", sampled("256m", fromFolder));
    var fromFile = List.of("train", "--out", out, "--data", "" + all, "--most", "2000");
    say(figures, "train --most 2000 from the exported file", sampled("256m", fromFile));
    if (CONVERSATIONS > USUALLY_KEPT) {
      var usual = List.of("train", "--out", out, "--data", "" + all);
      say(
          figures,
          "train, as it is (--most %d), -Xmx1g".formatted(USUALLY_KEPT),
          sampled("1g", usual));
    }
    var drift = List.of("drift", "--state", "" + state, "--days", "1");
    var drawn = took("256m", drift, told -> told.startsWith("hearing "));
    say(figures, "drift, until its conversations are drawn, -Xmx256m", drawn);
    encode(figures, all);
  }

  private void encode(Figures figures, Path all) throws IOException, InterruptedException {
    var some = folder.resolve("some.jsonl");
    try (var lines = Files.lines(all)) {
      Files.write(some, lines.limit(ENCODED).toList());
    }
    var vectors = folder.resolve("vectors").toString();
    var step = List.of("vectors", "--data", "" + some, "--out", vectors);
    var took = took("256m", step, _ -> false);
    say(figures, "vectors, %d conversations, -Xmx256m".formatted(ENCODED), took);
    var words = new OtherWords();
    long said =
        IntStream.range(0, Math.min(ENCODED, CONVERSATIONS))
            .mapToLong(number -> words.events(number).size() - 2)
            .sum();
    figures.say("");
    figures.say(
        "Encoding: %.1f ms of CPU a turn, start included (%d turns).",
        1000 * took.processor() / said, said);
  }

  /** Through the very class by which events arrive, but not over HTTP. */
  private void fill(Path state) throws InterruptedException {
    var vertx = Vertx.vertx();
    var words = new OtherWords();
    var places = new Semaphore(WAITING);
    var failed = new AtomicReference<Throwable>();
    try (var database = Database.open(state.resolve("tocsin.db"));
        var journal = new EventJournal(database, vertx, 2 * WAITING, Clock.systemUTC())) {
      for (int number = 0; number < CONVERSATIONS && failed.get() == null; number++) {
        var events = words.events(number);
        turns += events.size() - 2;
        for (var event : events) {
          places.acquire();
          journal.append(event).onFailure(failed::set).onComplete(_ -> places.release());
        }
      }
      places.acquire(WAITING);
    }
    vertx.close();
    assertThat(failed.get()).isNull();
  }

  /** Until the sample stands; what is then trained is no matter of this proof. */
  private Took sampled(String heap, List<String> command) throws IOException, InterruptedException {
    return took(heap, command, told -> told.startsWith("a sample of "));
  }

  /** Runs a command until it has told a line, else to its end. */
  private Took took(String heap, List<String> command, Predicate<String> enough)
      throws IOException, InterruptedException {
    var log = Files.createTempFile(folder, "gc", ".log");
    var java = List.of("-Xmx" + heap, "-XX:+UseG1GC", Memory.logged(log));
    long began = System.nanoTime();
    long collected = began;
    double processor = 0;
    double resident = 0;
    try (var running = ForkedCommand.start(folder, folder.resolve("cache"), java, command)) {
      var consumption = Consumption.of(running.process());
      while (running.runs() && running.told().stream().noneMatch(enough)) {
        Thread.sleep(100);
        processor = later(processor, consumption.processorSeconds());
        resident = later(resident, consumption.peakMegabytes());
        if (System.nanoTime() - collected > COLLECTIONS.toNanos()) {
          consumption.collect();
          collected = System.nanoTime();
        }
      }
      double wall = (System.nanoTime() - began) / 1e9;
      if (!running.runs()) {
        assertThat(running.end()).as("%s told %s", command, running.told()).isZero();
      }
      running.kill();
      return new Took(wall, processor, resident, Memory.of(log));
    }
  }

  /** Of a process that has ended nothing more is known. */
  private static double later(double before, double now) {
    return Double.isNaN(now) ? before : now;
  }

  private static void say(Figures figures, String what, Took took) {
    figures.say(
        "| %s | %.1f | %.1f | %s | %.0f |",
        what, took.wall(), took.processor(), took.heap(), took.resident());
  }
}

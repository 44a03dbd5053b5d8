package org.tocsin.api.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a Java process of this machine consumes, as Linux tells it; NaN where it does not. */
final class Consumption {
  private static final double IDLE_CORES = 0.1;
  private static final double TICKS_A_SECOND = 100; // what /proc counts processor time in

  private final ProcessHandle process;

  private Consumption(ProcessHandle process) {
    this.process = process;
  }

  static Consumption of(ProcessHandle process) {
    return new Consumption(process);
  }

  /** Processor time since its start, of all threads. */
  double processorSeconds() {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    } catch (IOException endedOrNoSuchSystem) {
      return Double.NaN;
    }
  }

  /** The most memory that it has had at any time, heap and all else, in MB. */
  double peakMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException endedOrNoSuchSystem) {
      return Double.NaN;
    }
  }

  /** Has it collect all garbage. */
  void collect() {
    try {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until it does nothing, such as encoding the sample articles, or five minutes have gone by. */
  void awaitIdle() throws InterruptedException {
    double used = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 60 && used > IDLE_CORES; i++) {
      double before = processorSeconds();
      Thread.sleep(Duration.ofSeconds(5));
      used = (processorSeconds() - before) / 5;
    }
  }
}

package org.tocsin.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.api.Main;

/** {@code train} in a process of its own, as gentle as the launcher starts it. */
public final class ForkedTraining implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private ForkedTraining(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it on a state folder.
   *
   * @param vectors a folder of its own for what it keeps between runs
   */
  public static ForkedTraining on(Path state, Path vectors, String... options) throws IOException {
    var command = new ArrayList<>(List.of("nice", "-n", "10"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(Files.readAllLines(Path.of("..", ".jvm.options")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "train",
            "--state",
            state.toString()));
    command.addAll(List.of(options));
    var out = Files.createTempFile(state, "train", ".out");
    var err = Files.createTempFile(state, "train", ".err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("XDG_CACHE_HOME", vectors.toString());
    return new ForkedTraining(builder.start(), out, err);
  }

  /** What it has told of its progress so far. */
  public List<String> told() throws IOException {
    return Files.readAllLines(err);
  }

  /** What it has printed. */
  public String printed() throws IOException {
    return Files.readString(out);
  }

  /** Whether it still runs. */
  public boolean runs() {
    return process.isAlive();
  }

  /** Waits for its end; its exit code. */
  public int end() throws InterruptedException {
    return process.waitFor();
  }

  /** Like {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

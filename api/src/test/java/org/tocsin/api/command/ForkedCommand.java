package org.tocsin.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.api.Main;

/** A command in a process of its own, as gentle as the launcher starts it. */
public final class ForkedCommand implements AutoCloseable {
  /** What the launcher starts at a low priority. */
  private static final Set<String> GENTLE = Set.of("train", "vectors", "drift", "backtest");

  private final Process process;
  private final Path out;
  private final Path err;

  private ForkedCommand(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts one.
   *
   * @param folder where what it says is kept
   * @param vectors a folder of its own for what it keeps between runs
   * @param java options for its virtual machine, such as how much memory it may have
   */
  public static ForkedCommand start(
      Path folder, Path vectors, List<String> java, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    if (GENTLE.contains(arguments.getFirst())) {
      command.addAll(List.of("nice", "-n", "10"));
    }
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(Files.readAllLines(Path.of("..", ".jvm.options")));
    command.addAll(java);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName()));
    command.addAll(arguments);
    var out = Files.createTempFile(folder, arguments.getFirst(), ".out");
    var err = Files.createTempFile(folder, arguments.getFirst(), ".err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("XDG_CACHE_HOME", vectors.toString());
    return new ForkedCommand(builder.start(), out, err);
  }

  /** What it has told of its progress so far. */
  public List<String> told() throws IOException {
    return Files.readAllLines(err);
  }

  /** What it has printed. */
  public String printed() throws IOException {
    return Files.readString(out);
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
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

package org.tocsin.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.api.Main;

/** {@code serve} in a process of its own, which can be killed. */
public final class ForkedService implements AutoCloseable {
  private final Process process;
  private final String address;

  private ForkedService(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts on a state folder; returns once it takes events. */
  public static ForkedService on(Path state) throws IOException {
    return on(state, Map.of());
  }

  /** The same with more in its environment. */
  public static ForkedService on(Path state, Map<String, String> environment) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(Files.readAllLines(Path.of("..", ".jvm.options")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "serve",
            "--port",
            "0",
            "--state",
            state.toString()));
    var builder = new ProcessBuilder(command).redirectError(state.resolve("stderr.txt").toFile());
    builder.environment().put("TOCSIN_CORE_NLP", "false");
    builder.environment().putAll(environment);
    var process = builder.start();
    var ready = process.inputReader().readLine();
    if (ready == null || !ready.startsWith("ready ")) {
      throw new AssertionError("serve said " + ready + "; " + errors(state));
    }
    return new ForkedService(process, ready.substring("ready ".length()));
  }

  public String address() {
    return address;
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Like {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  private static String errors(Path state) throws IOException {
    return Files.readString(state.resolve("stderr.txt"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

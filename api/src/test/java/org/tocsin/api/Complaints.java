package org.tocsin.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What this process logs as a fault of its own from here until it is closed. */
public final class Complaints implements AutoCloseable {
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final PrintStream usual = System.err;

  /** Whatever is written to the usual place goes here, and there when this is closed. */
  public Complaints() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  /** Lines of errors, and first lines of exceptions. */
  public List<String> lines() {
    return logged
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(" ERROR ") || line.matches("[\\w.$]+(Exception|Error)\\b.*"))
        .toList();
  }

  @Override
  public void close() {
    System.setErr(usual);
    usual.print(logged.toString(StandardCharsets.UTF_8));
  }
}

package org.tocsin.api.command;

import java.io.PrintStream;

/** Tells how far a long piece of work has come, a line at a time, on stderr. */
final class Progress {
  private final PrintStream out;

  private Progress(PrintStream out) {
    this.out = out;
  }

  static Progress onStderr() {
    return new Progress(System.err);
  }

  /** One line. */
  void tell(String line) {
    out.println(line);
  }
}

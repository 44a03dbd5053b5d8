package org.tocsin.api;

import org.tocsin.api.command.Tocsin;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs one command and exits 0 (done), 1 (the work failed) or 2 (wrong arguments). */
  public static void main(String[] arguments) {
    System.exit(Tocsin.run(arguments));
  }
}

package org.tocsin.api;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.tocsin.api.command.Tocsin;

/** Where the process starts. */
public final class Main {
  /** Kept here, since java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Main() {}

  /** Runs one command and exits 0 (done), 1 (the work failed) or 2 (wrong arguments). */
  public static void main(String[] arguments) {
    LUCENE.setLevel(Level.WARNING);
    System.exit(Tocsin.run(arguments));
  }
}

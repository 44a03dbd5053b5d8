package org.tocsin.training.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads files of one foreign format. Keeps nothing between two files. */
interface Importer {
  /**
   * Reads a file to its end and hands on what it finds as it comes; what cannot be read is found
   * too, as {@link Found.Unreadable}, and the rest goes on.
   *
   * @throws IOException if the file as a whole cannot be read
   */
  void read(Path file, ImportSettings settings, Consumer<Found> found) throws IOException;
}

package org.tocsin.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a service keeps what must not be lost. */
public final class StateFolder {

  private StateFolder() {}

  /**
   * The folder, made when missing.
   *
   * @throws UncheckedIOException if nothing can be written into it
   */
  public static Path writable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "try", ".tmp"));
      return folder;
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "the state folder %s cannot be written".formatted(folder), refused);
    }
  }
}

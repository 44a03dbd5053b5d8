package org.tocsin.ingestion;

import java.nio.file.Path;

/** The disk did not take or give what was asked of it: HTTP 503. The message names the file. */
public final class StorageRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  StorageRefused(Path file, Throwable cause) {
    super("%s: %s".formatted(file, root(cause).getMessage()), cause);
  }

  private static Throwable root(Throwable cause) {
    var deeper = cause.getCause();
    return deeper == null ? cause : root(deeper);
  }
}

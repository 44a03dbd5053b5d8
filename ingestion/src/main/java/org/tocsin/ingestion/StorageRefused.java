package org.tocsin.ingestion;

/** The disk did not take or give what was asked of it: HTTP 503. The message names the database. */
public final class StorageRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  StorageRefused(String database, Throwable cause) {
    super("%s: %s".formatted(database, root(cause).getMessage()), cause);
  }

  private static Throwable root(Throwable cause) {
    var deeper = cause.getCause();
    return deeper == null ? cause : root(deeper);
  }
}

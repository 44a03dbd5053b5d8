package org.tocsin.ingestion;

/** More is waiting to be written than the journal holds; try again shortly: HTTP 429. */
public final class JournalFull extends RuntimeException {

  private static final long serialVersionUID = 1;

  JournalFull(int capacity) {
    super("%d writes are waiting already".formatted(capacity), null, false, false);
  }
}

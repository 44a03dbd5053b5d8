package org.tocsin.ingestion;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;

/** A database of a test's own, and the journal that writes to it. */
record Disk(Vertx vertx, Database database, EventJournal journal) implements AutoCloseable {

  /** That of a folder, which is empty at first. */
  static Disk open(Storage storage, Path folder, Clock clock) {
    var vertx = Vertx.vertx();
    var database = storage.open(folder);
    return new Disk(vertx, database, new EventJournal(database, vertx, 100, clock));
  }

  /** Writes what is waiting. */
  @Override
  public void close() {
    journal.close();
    database.close();
    vertx.close().await();
  }
}

package org.tocsin.api;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;
import org.tocsin.ingestion.Database;
import org.tocsin.ingestion.EventJournal;

/** What every part of the service stands on. */
record Ground(
    Configuration configuration,
    Vertx vertx,
    Database database,
    EventJournal journal,
    Timers timers,
    Clock clock) {

  /** Opens the database, and starts the thread that writes. */
  static Ground open(Configuration configuration, Vertx vertx, Clock clock) {
    var database =
        configuration
            .at(StorageSettings.DATABASE)
            .map(Database::at)
            .orElseGet(() -> Database.open(state(configuration).resolve("tocsin.db")));
    var journal =
        new EventJournal(
            database,
            vertx,
            configuration.at(StorageSettings.JOURNAL_CAPACITY),
            clock,
            configuration.at(StorageSettings.INSTANCE));
    return new Ground(configuration, vertx, database, journal, new Timers(vertx), clock);
  }

  /** What is set. */
  <T> T at(Setting<T> setting) {
    return configuration.at(setting);
  }

  /** The folder of what is no table. */
  Path state() {
    return state(configuration);
  }

  private static Path state(Configuration configuration) {
    return configuration.at(StorageSettings.STATE);
  }
}

package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.optional;
import static org.tocsin.api.settings.Setting.text;
import static org.tocsin.api.settings.Setting.whole;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.ingestion.Database;

/** Where what must not be lost is kept. */
public final class StorageSettings {
  public static final Setting<Path> STATE =
      text("state", "the folder of journal, models and vectors", "tocsin-state").map(Path::of);

  public static final Setting<Optional<String>> DATABASE =
      optional(
              "database",
              "a PostgreSQL database, jdbc:postgresql://host/name?user=…, its password in the file"
                  + " that PGPASSFILE names; empty: the file tocsin.db in the state folder")
          .map(address -> {
            address.ifPresent(Database::checkAddress);
            return address;
          });

  public static final Setting<Optional<String>> INSTANCE =
      optional(
          "instance",
          "the name of this process where several share a database: the same after a restart, and"
              + " no other's; empty: it has the database for itself");

  public static final Setting<Integer> JOURNAL_CAPACITY =
      whole("journalCapacity", "how many events may wait for the disk", "20000", 1);

  public static final Section ALL = Section.of(STATE, DATABASE, INSTANCE, JOURNAL_CAPACITY);

  private StorageSettings() {}
}

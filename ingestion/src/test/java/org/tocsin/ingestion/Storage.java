package org.tocsin.ingestion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.Postgres;

/** The databases that all that is stored must be at home in. */
enum Storage {
  SQLITE {
    @Override
    Database open(Path folder) {
      return Database.open(folder.resolve("tocsin.db"), Duration.ofSeconds(2));
    }
  },
  POSTGRESQL {
    @Override
    Database open(Path folder) {
      var server = Postgres.running();
      assumeTrue(server.isPresent(), Postgres.ADVICE);
      return Database.at(ADDRESSES.computeIfAbsent(folder, _ -> server.get().database()));
    }
  };

  private static final Map<Path, String> ADDRESSES = new ConcurrentHashMap<>();

  /** The one of a folder, which is empty at first. */
  abstract Database open(Path folder);
}

package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"journal_mode, wal", "synchronous, 2", "busy_timeout, 5000"})
  void survivesTheLossOfPower(String setting, String expected) {
    try (var database = Database.open(folder.resolve("new/state/tocsin.db"))) {
      assertThat(
              database.<String>read(
                  h -> h.createQuery("PRAGMA " + setting).mapTo(String.class).one()))
          .isEqualTo(expected);
    }
  }

  @Test
  void opensTheSameFileAgain() {
    Database.open(folder.resolve("tocsin.db")).close();

    try (var again = Database.open(folder.resolve("tocsin.db"))) {
      assertThat(
              again.<Long>read(
                  h -> h.createQuery("SELECT COUNT(*) FROM events").mapTo(Long.class).one()))
          .isZero();
    }
  }

  @Test
  void namesTheFileThatIsNoDatabase() throws IOException {
    var file = Files.writeString(folder.resolve("notes.txt"), "dear diary ".repeat(100));

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StorageRefused.class)
        .hasMessageContaining("notes.txt");
  }

  @Test
  void namesTheFileOfAQueryThatFails() {
    try (var database = Database.open(folder.resolve("tocsin.db"))) {
      assertThatThrownBy(() ->
              database.read(h -> h.createQuery("SELECT 1 FROM nowhere").mapTo(Long.class).one()))
          .isInstanceOf(StorageRefused.class)
          .hasMessageContaining("tocsin.db");
    }
  }
}

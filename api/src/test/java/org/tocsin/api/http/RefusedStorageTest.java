package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;

/** What a service says and does whose database file does not take what it is given. */
class RefusedStorageTest {
  private static final int PAGE = 4096;

  @TempDir private Path folder;

  @Test
  void refusesEventsWhileAnotherProcessHoldsTheFileAndServesWhatItHas() throws SQLException {
    try (var service = RunningService.on(folder)) {
      assertThat(service.events(said("c", "u1", "before")).statusCode()).isEqualTo(202);
      service.settle();
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tocsin.db"));
          var lock = other.createStatement()) {
        lock.execute("BEGIN IMMEDIATE");

        var refused = service.events(said("c", "u2", "meanwhile"));

        assertProblem(refused, 503);
        assertThat(refused.body()).contains("tocsin.db").contains("locked");
        assertThat(service.get("/v1/conversations/c", SUPERVISOR).body()).contains("before");
        lock.execute("ROLLBACK");
      }

      assertThat(service.events(said("c", "u2", "meanwhile")).statusCode()).isEqualTo(202);
    }
    assertThat(new Stored(folder).column("SELECT utterance FROM events ORDER BY seq"))
        .containsExactly("u1", "u2");
  }

  @Test
  void refusesEventsOnceTheFileIsDamaged() throws IOException {
    try (var service = RunningService.on(folder)) {
      assertThat(service.events(said("c", "u1", "before")).statusCode()).isEqualTo(202);
      service.settle();
      new Stored(folder).change("PRAGMA wal_checkpoint(TRUNCATE)");
      damage(folder.resolve("tocsin.db"));

      var refused = service.events(said("other", "u1", "after"));

      assertProblem(refused, 503);
      assertThat(refused.body()).contains("tocsin.db");
      assertThat(service.get("/v1/conversations/c", SUPERVISOR).body()).contains("before");
    }
  }

  /** Every page but the first becomes noise. */
  private static void damage(Path file) throws IOException {
    var noise = new byte[PAGE];
    var random = new Random(7);
    try (var pages = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = PAGE; at < pages.length(); at += PAGE) {
        random.nextBytes(noise);
        pages.seek(at);
        pages.write(noise);
      }
    }
  }
}

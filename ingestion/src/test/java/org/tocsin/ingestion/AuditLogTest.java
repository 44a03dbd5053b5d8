package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
  @TempDir private Path folder;

  @Test
  void aWholeLogIsWhole() {
    assertThat(brokenAfter("DELETE FROM answered")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit SET who = 'nobody' WHERE id = 2 | 2",
        "UPDATE audit SET at = 0 WHERE id = 1 | 1",
        "DELETE FROM audit WHERE id = 2 | 3",
      })
  void aRowThatWasChangedOrTakenOutShows(String tampering, long broken) {
    assertThat(brokenAfter(tampering)).hasValue(broken);
  }

  private OptionalLong brokenAfter(String tampering) {
    var vertx = Vertx.vertx();
    try (var database = Database.open(folder.resolve("tocsin.db"))) {
      var clock = Clock.systemUTC();
      var journal = new EventJournal(database, vertx, 100, clock);
      var log = new AuditLog(database, journal, clock);
      for (var subject : new String[] {"c1", "c2", "c3"}) {
        log.append("admin", "GET /v1/conversations/:id", subject, Optional.empty())
            .toCompletionStage()
            .toCompletableFuture()
            .join();
      }
      journal
          .write(handle -> handle.execute(tampering))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      assertThat(log.newest(OptionalLong.empty(), 2)).hasSizeLessThanOrEqualTo(2);
      var broken = log.firstBroken();
      journal.close();
      return broken;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}

package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.Traffic.Finished;
import org.tocsin.model.conversation.ConversationId;

@ParameterizedClass
@EnumSource
class TrafficTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  @AutoClose private Disk disk;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Test
  void tellsTheNewestOfOneModel() {
    keep("a", "m1", 0.1, 0.2, NOON);
    keep("b", "m2", 0.3, 0.4, NOON);
    keep("c", "m1", 0.5, 0.6, NOON.plusSeconds(1));

    var recent = at(NOON).recent("m1");

    assertThat(recent.lasts()).containsExactly(0.5, 0.1);
    assertThat(recent.reaches()).containsExactly(0.6, 0.2);
    assertThat(at(NOON).recent("m3").count()).isZero();
  }

  @Test
  void countsAConversationOnceThatWasReopenedAndEndedAgain() {
    keep("a", "m1", 0.1, 0.2, NOON);
    keep("a", "m1", 0.7, 0.9, NOON.plusSeconds(60));

    assertThat(at(NOON).recent("m1").lasts()).containsExactly(0.7);
  }

  @Test
  void leavesOutTheHoursInWhichNothingEnds() {
    for (int i = 0; i < 30; i++) {
      keep("day " + i, "m1", 0.1, 0.2, NOON.plus(Duration.ofMinutes(2L * i)));
    }
    for (int i = 0; i < 10; i++) {
      keep("next day " + i, "m1", 0.1, 0.2, NOON.plus(Duration.ofDays(1)).plusSeconds(i));
    }

    assertThat(at(NOON).recent("m1").perHour()).isEqualTo(20);
    assertThat(at(NOON).recent("m2").perHour()).isZero();
  }

  private void keep(String id, String model, double last, double reach, Instant when) {
    at(when).keep(new Finished(new ConversationId(id), model, last, reach)).await();
  }

  private Traffic at(Instant when) {
    return new Traffic(disk.database(), disk.journal(), Clock.fixed(when, ZoneOffset.UTC));
  }
}

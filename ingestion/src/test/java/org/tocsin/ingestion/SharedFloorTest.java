package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ingestion.Events.id;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.ingestion.SharedFloor.Told;
import org.tocsin.model.alert.Dispatch.Waiting;
import org.tocsin.model.alert.Supervisor;

@ParameterizedClass
@EnumSource
class SharedFloorTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Supervisor KIM = new Supervisor("kim", Set.of("north"));
  private static final Told SOME =
      new Told(
          List.of(KIM, new Supervisor("lee", Set.of())),
          Set.of("lee"),
          List.of(Optional.of("north"), Optional.empty()),
          List.of(
              new Waiting(id("c1"), Optional.of("north"), 0.9, 2, Duration.ofMillis(1_500)),
              new Waiting(id("c2"), Optional.empty(), 0.8, 1, Duration.ZERO)));

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private EventJournal journal;

  @BeforeEach
  void open() {
    database = storage.open(folder);
    journal = new EventJournal(database, vertx, 100, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    journal.close();
    database.close();
    vertx.close().await();
  }

  @Test
  void eachHearsWhatTheOthersKnowAndNotItself() {
    var one = floor("one", 0);
    var two = floor("two", 0);

    tell(one, SOME);
    tell(two, new Told(List.of(KIM), Set.of(), List.of(), List.of()));
    one.round(SOME);

    assertThat(two.elsewhere()).isEqualTo(SOME);
    assertThat(one.elsewhere().there()).containsExactly(KIM);
    assertThat(one.elsewhere().waiting()).isEmpty();
  }

  @Test
  void whoHasAPageAtTwoProcessesCountsOnce() {
    tell(floor("one", 0), SOME);
    tell(floor("two", 0), SOME);
    var three = floor("three", 0);

    three.round(Told.NOTHING);

    assertThat(three.elsewhere().there()).containsExactlyElementsOf(SOME.there());
    assertThat(three.elsewhere().busy()).hasSize(4);
  }

  @Test
  void whoTellsNothingNewIsGoneWhateverTheirClockSays() {
    tell(floor("one", 7_200), SOME);
    tell(floor("two", 0), Told.NOTHING);
    var clock = new MovedClock();
    var three = new SharedFloor(database, journal, "three", clock);

    three.round(Told.NOTHING);
    clock.now = NOON.plus(SharedFloor.GONE).minusMillis(1);
    three.round(Told.NOTHING);
    assertThat(three.elsewhere()).isEqualTo(SOME);

    clock.now = NOON.plus(SharedFloor.GONE);
    three.round(Told.NOTHING);
    assertThat(three.elsewhere()).isEqualTo(Told.NOTHING);

    tell(floor("one", 7_201), SOME);
    three.round(Told.NOTHING);
    assertThat(three.elsewhere()).isEqualTo(SOME);
  }

  /** Returns once it is on disk. */
  private void tell(SharedFloor floor, Told told) {
    floor.round(told);
    journal.write(handle -> handle.execute("SELECT 1")).await();
  }

  private SharedFloor floor(String instance, long seconds) {
    var clock = Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC);
    return new SharedFloor(database, journal, instance, clock);
  }

  private static final class MovedClock extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}

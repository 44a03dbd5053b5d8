package org.tocsin.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.ingestion.Events.id;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PassedAlertsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Parameter private Storage storage = Storage.SQLITE;

  @TempDir private Path folder;
  @AutoClose private Disk disk;
  private PassedAlerts passed;

  @BeforeEach
  void open() {
    disk = Disk.open(storage, folder, Clock.fixed(NOON, ZoneOffset.UTC));
    passed = new PassedAlerts(disk.database(), disk.journal());
    run(
        "INSERT INTO alerts (id, conversation, utterance, body, state, raised_at)"
            + " VALUES ('a1', 'c1', 'u1', '{}', 'OPEN', ?)",
        NOON.toEpochMilli());
  }

  @Test
  void tellsWhatBecameOfAnAlert() {
    var first = pass(Optional.of("kim"), 3, 1);
    var last = pass(Optional.empty(), 6, 2);
    passed.keep(id("c1"), first).await();
    passed.keep(id("c1"), last).await();

    var course = passed.course("a1").orElseThrow();
    assertThat(course.rangAt()).isEqualTo(NOON);
    assertThat(course.passes()).containsExactly(first, last);
    assertThat(course.went("kim")).isTrue();
    assertThat(course.ended()).isTrue();
    assertThat(passed.course("unknown")).isEmpty();
  }

  @Test
  void knowsWhetherSomebodyActedSince() {
    assertThat(passed.acted(id("c1"), NOON)).isFalse();

    handled("WATCHING", "kim", NOON.minusSeconds(1));
    assertThat(passed.acted(id("c1"), NOON)).isFalse();
    handled("WATCHING", "kim", NOON);
    assertThat(passed.acted(id("c1"), NOON)).isTrue();
    assertThat(passed.acted(id("c2"), NOON)).isFalse();
  }

  @Test
  void aWhisperIsActingAndAVerdictOnSomethingElseIsNot() {
    labelled("verdict");
    assertThat(passed.acted(id("c1"), NOON)).isFalse();
    labelled("whisper");
    assertThat(passed.acted(id("c1"), NOON)).isTrue();
  }

  private static PassedOn pass(Optional<String> to, int minutes, int times) {
    var waited = Duration.ofMinutes(minutes);
    return new PassedOn("a1", to, NOON.plus(waited), waited, times);
  }

  private void handled(String step, String assignee, Instant at) {
    run("DELETE FROM handling");
    run(
        "INSERT INTO handling (conversation, assignee, step, who, changed_at)"
            + " VALUES ('c1', ?, ?, 'kim', ?)",
        assignee,
        step,
        at.toEpochMilli());
  }

  private void labelled(String kind) {
    run(
        "INSERT INTO labels (conversation, kind, body, given_at) VALUES ('c1', ?, '{}', ?)",
        kind,
        NOON.toEpochMilli());
  }

  private void run(String sql, Object... values) {
    disk.journal().write(handle -> handle.execute(sql, values)).await();
  }
}

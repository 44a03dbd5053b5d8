package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLooksTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void notesEveryLookInALineOfItsOwn() throws IOException {
    var state = folder.resolve("new");

    TestLooks.note(Optional.of(state), NOON, "v1", "abc", "tocsin evaluate");
    TestLooks.note(Optional.of(state), NOON.plusSeconds(1), "v2", "abc", "tocsin train");

    assertThat(Files.readAllLines(state.resolve("test-looks.log")))
        .containsExactly(
            "2026-11-22T12:00:00Z\tv1\tabc\ttocsin evaluate",
            "2026-11-22T12:00:01Z\tv2\tabc\ttocsin train");
  }

  @Test
  void failsWhereALookCannotBeNoted() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> TestLooks.note(Optional.of(file), NOON, "v", "d", "c"))
        .hasMessageContaining("cannot write " + file.resolve("test-looks.log"));
  }
}

package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;

class RecentUpdatesTest {
  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void whoComesBackIsToldWhatTheyMissed() throws IOException {
    String last;
    try (var watching = new Watching(service, SUPERVISOR)) {
      service.events(said("c", "u1", "Hello."));
      watching.first("turn", t -> t.path("turn").path("utterance").asText().equals("u1"));
      last = watching.told().getLast().id();
    }
    service.events(said("c", "u2", "Is anybody there?"));
    service.settle();

    try (var back = new Watching(service, SUPERVISOR, last)) {
      var resumed = back.first("resumed", _ -> true);
      back.first("turn", t -> t.path("turn").path("utterance").asText().equals("u2"));

      assertThat(resumed.path("complete").asBoolean()).isTrue();
      assertThat(resumed.path("missed").asInt()).isPositive();
      assertThat(back.told().toString()).doesNotContain("\"u1\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"another-7", "7", "-", "x", "another-99999999999999999999999"})
  void whoComesFromAnotherRunMustReadThePresentState(String id) throws IOException {
    try (var back = new Watching(service, SUPERVISOR, id)) {
      assertThat(back.first("resumed", _ -> true).path("complete").asBoolean()).isFalse();
    }
  }
}

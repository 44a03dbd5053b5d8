package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Postgres;
import org.tocsin.api.EagerModel;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.HearingSettings;
import org.tocsin.api.settings.StorageSettings;

/** Two processes on one database ring for the same supervisors. */
class TwoFloorsTest {
  @TempDir private Path folder;

  @Test
  void aSupervisorOfOneIsRungForByTheOtherAndIsThenBusyForBoth() throws IOException {
    var postgres = Postgres.running();
    assumeTrue(postgres.isPresent(), Postgres.ADVICE);
    var database = postgres.get().database();
    try (var one = process("one", database);
        var two = process("two", database)) {
      begin(two, "c");
      Eventually.holds("it waits: nobody is there", () -> waits(two, "c"));

      try (var _ = new Watching(one, SUPERVISOR)) {
        Eventually.holds("it rings for who is there", () -> rung(two, "c"));
        assertThat(there(two)).isEqualTo(1);
        Eventually.holds("the other knows that they are busy", () -> free(one) == 0);
        begin(one, "d");
        Eventually.holds("it waits: they are busy", () -> waits(one, "d"));

        judge(two, "c");

        Eventually.holds("it rings", () -> rung(one, "d"));
      }
      Eventually.holds("nobody is there", () -> there(two) == 0);
    }
  }

  private RunningService process(String name, String database) throws IOException {
    var state = Files.createDirectory(folder.resolve(name));
    EagerModel.servesIn(state);
    return RunningService.on(
        state,
        Map.of(
            StorageSettings.DATABASE, database,
            StorageSettings.INSTANCE, name,
            AlertSettings.SUPERVISORS, "presence",
            AlertSettings.RING_AT_LATEST, "3600",
            AlertSettings.DEALING, "3600",
            HearingSettings.CLOSE_AFTER, ""),
        List.of());
  }

  private static void begin(RunningService service, String id) {
    service.lines(started(id, "a7", "north"), said(id, "u1", "Where is my parcel?"));
    service.settle();
  }

  private static boolean waits(RunningService service, String id) {
    return service.conversation(id).path("waiting").path("place").asInt() == 1;
  }

  private static boolean rung(RunningService service, String id) {
    return !service.conversation(id).path("alerts").isEmpty();
  }

  private static int there(RunningService service) {
    return read(service.get("/v1/capacity", DATA)).path("there").asInt();
  }

  private static int free(RunningService service) {
    return read(service.get("/v1/capacity", DATA)).path("free").asInt();
  }

  private static void judge(RunningService service, String id) {
    var alert = service.conversation(id).path("alert").asText();
    var path = "/v1/alerts/%s/verdict".formatted(alert);
    assertThat(service.post(path, SUPERVISOR, "{\"verdict\":\"RIGHT\"}").statusCode())
        .isEqualTo(200);
  }
}

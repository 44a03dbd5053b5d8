package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;
import org.tocsin.api.settings.RetentionSettings;

class RawReadingTest {
  private static final String SECRET = "my card is 4111 1111 1111 1111";
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OTHER = "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=";

  @TempDir private Path folder;

  @Test
  void showsWhatWasReallySaidToAdministratorsOnlyUntilItIsErased() {
    try (var service = keeping(KEY)) {
      service.events(said("c", "u1", SECRET));

      var raw = service.get("/v1/conversations/c/raw", ADMIN);
      assertThat(raw.statusCode()).isEqualTo(200);
      assertThat(raw.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(read(raw).path("turns").findValuesAsText("text")).containsExactly(SECRET);
      assertThat(service.conversation("c").toString()).contains("[CARD]").doesNotContain("4111");
      for (var token : List.of(SUPERVISOR, DATA, AGENT)) {
        assertProblem(service.get("/v1/conversations/c/raw", token), 403);
      }
      var erase = service.request("/v1/conversations/c", ADMIN).DELETE().build();
      assertThat(service.send(erase).statusCode()).isEqualTo(200);
      assertProblem(service.get("/v1/conversations/c/raw", ADMIN), 404);
    }
  }

  @Test
  void saysWhenTheKeyIsAnother() {
    try (var service = keeping(KEY)) {
      service.events(said("c", "u1", SECRET));
    }
    try (var service = keeping(OTHER)) {
      assertProblem(service.get("/v1/conversations/c/raw", ADMIN), 409);
    }
  }

  @Test
  void keepsNothingUnlessSomebodyAsksForIt() {
    try (var service = RunningService.on(folder)) {
      service.events(said("c", "u1", SECRET));

      assertProblem(service.get("/v1/conversations/c/raw", ADMIN), 404);
    }
    assertThat(new Stored(folder).column("SELECT body FROM raw_texts")).isEmpty();
  }

  private RunningService keeping(String key) {
    return RunningService.on(
        folder,
        Map.of(RetentionSettings.KEEP_RAW_TEXT, "30", RetentionSettings.RAW_TEXT_KEY, key),
        List.of());
  }
}

package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.DATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;

class SessionsTest {
  @TempDir private Path folder;

  @Test
  void aSessionOutlivesARestartAndIsStoredByItsHashAlone() {
    String cookie;
    try (var service = RunningService.on(folder)) {
      cookie = signIn(service, DATA);
    }
    assertThat(new Stored(folder).column("SELECT id_hash || body FROM sessions").toString())
        .doesNotContain(cookie.split("=", -1)[1])
        .doesNotContain(DATA);
    try (var service = RunningService.on(folder)) {
      assertThat(status(service, cookie)).isEqualTo(200);
      service.send(
          service
              .request("/v1/session", "")
              .header("Cookie", cookie)
              .header("X-Tocsin", "test")
              .DELETE()
              .build());
      assertThat(status(service, cookie)).isEqualTo(401);
    }
    try (var service = RunningService.on(folder)) {
      assertThat(status(service, cookie)).isEqualTo(401);
    }
  }

  @Test
  void aSessionDoesNotOutliveItsToken() throws IOException {
    String cookie;
    try (var service = RunningService.on(folder)) {
      cookie = signIn(service, ADMIN);
    }
    var other = Files.writeString(folder.resolve("other-tokens"), "data another-token\n");
    try (var service = RunningService.on(folder, Map.of(), List.of(), Tokens.read(other))) {
      assertThat(status(service, cookie)).isEqualTo(401);
    }
  }

  private static String signIn(RunningService service, String token) {
    return service
        .post("/v1/session", "", "{\"token\": \"" + token + "\"}")
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";", -1)[0];
  }

  private static int status(RunningService service, String cookie) {
    return service
        .send(service.request("/v1/session", "").header("Cookie", cookie).build())
        .statusCode();
  }
}

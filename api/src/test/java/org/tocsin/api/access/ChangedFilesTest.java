package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.AccessSettings;

/** A service that runs takes up what changes in its files of tokens and keys. */
class ChangedFilesTest {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final SigningKey before = new SigningKey("before");
  private final SigningKey after = new SigningKey("after");
  private RunningService service;
  private Path keys;

  @BeforeEach
  void start() throws IOException {
    keys = Files.writeString(folder.resolve("keys.json"), before.jwks().encode());
    service =
        RunningService.on(folder, Map.of(AccessSettings.JWKS_FILE, keys.toString()), List.of());
  }

  @AfterEach
  void stop() {
    service.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aTokenThatIsTakenOutLetsNobodyInAndEndsItsSessions() throws IOException {
    var entered = service.post("/v1/session", "", "{\"token\": \"" + SUPERVISOR + "\"}");
    var cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(withCookie(cookie).statusCode()).isEqualTo(200);

    Files.writeString(
        folder.resolve("tokens"), "supervisor new-token name=kim\nadmin " + ADMIN + "\n");

    Eventually.holds(
        "the new one lets in",
        () -> service.get("/v1/conversations", "new-token").statusCode() == 200);
    assertThat(service.get("/v1/conversations", SUPERVISOR).statusCode()).isEqualTo(401);
    assertThat(withCookie(cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsBrokenIsToldAndChangesNothing() throws IOException {
    Files.writeString(folder.resolve("tokens"), "boss some-token\n");

    Eventually.holds("it is told", () -> !warnings().isEmpty());
    assertThat(warnings()).contains("tokenFile has changed").doesNotContain("boss");
    assertThat(service.get("/metrics", ADMIN).body())
        .contains("tocsin_file_broken{setting=\"tokenFile\"} 1.0")
        .contains("tocsin_file_broken{setting=\"jwksFile\"} 0.0");
    assertThat(service.get("/v1/conversations", AGENT).statusCode()).isEqualTo(200);

    Files.writeString(folder.resolve("tokens"), "admin " + ADMIN + "\n");
    Eventually.holds("it is whole", () -> warnings().isEmpty());
    assertThat(service.get("/v1/conversations", AGENT).statusCode()).isEqualTo(401);
  }

  @Test
  void anotherKeySigns() throws IOException {
    assertThat(status(before)).isEqualTo(200);
    assertThat(status(after)).isEqualTo(401);

    Files.writeString(keys, "{\"keys\": \"none\"}");
    Eventually.holds("it is told", () -> warnings().contains("jwksFile"));
    assertThat(status(before)).isEqualTo(200);

    Files.writeString(keys, after.jwks().encode());
    Eventually.holds("the other key counts", () -> status(after) == 200);
    assertThat(status(before)).isEqualTo(401);
  }

  private int status(SigningKey key) {
    var jwt = key.sign(vertx, SigningKey.claims("us", "tocsin", "supervisor"));
    return service.get("/v1/conversations", jwt).statusCode();
  }

  private String warnings() {
    var warnings = read(service.get("/health/ready", "")).path("warnings");
    return warnings.isMissingNode() ? "" : warnings.toString();
  }

  private HttpResponse<String> withCookie(String cookie) {
    return service.send(service.request("/v1/conversations", "").header("Cookie", cookie).build());
  }
}

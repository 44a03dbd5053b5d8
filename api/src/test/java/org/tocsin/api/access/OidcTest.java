package org.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.HttpSettings;

class OidcTest {
  @TempDir private static Path folder;
  private static SmallProvider provider;
  private static RunningService service;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    provider = new SmallProvider();
    service =
        RunningService.on(
            folder,
            Map.of(
                AccessSettings.OIDC_ISSUER,
                provider.issuer(),
                AccessSettings.OIDC_CLIENT_ID,
                SmallProvider.CLIENT,
                AccessSettings.OIDC_SECRET_FILE,
                Files.writeString(folder.resolve("secret"), SmallProvider.SECRET).toString(),
                HttpSettings.PUBLIC_URL,
                "https://tocsin.example.com/"),
            List.of());
  }

  @AfterAll
  static void stop() {
    service.close();
    provider.close();
  }

  @Test
  void signsInThroughTheProvider() throws Exception {
    provider.tells(claims ->
        claims.put("role", new JsonArray().add("x").add("supervisor")).put("teams", "north"));
    var entered = back(began());

    assertThat(entered.statusCode()).isEqualTo(303);
    var cookie = session(entered).orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Secure");
    var me = read(send("/v1/session", cookie.split(";", 2)[0]));
    assertThat(me.path("role").asText()).isEqualTo("supervisor");
    assertThat(me.path("name").asText()).isEqualTo("kim");
    assertThat(me.path("teams").get(0).asText()).isEqualTo("north");
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        refused("a role that there is not", c -> c.put("role", "boss")),
        refused("an agent without a name", c -> c.put("role", "agent")),
        refused("another nonce", c -> c.put("nonce", "x")),
        refused("another issuer", c -> c.put("iss", "https://elsewhere.example.com")),
        refused("another audience", c -> c.put("aud", "another")),
        refused("too old", c -> c.put("exp", 1_000_000_000)),
        refused("without an end", OidcTest::withoutEnd),
        refused("a source", c -> c.put("role", "ingest")));
  }

  private static JsonObject withoutEnd(JsonObject claims) {
    claims.remove("exp");
    return claims;
  }

  private static Arguments refused(String what, UnaryOperator<JsonObject> claims) {
    return Arguments.of(what, claims);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfit")
  void letsNobodyInOfWhomTheProviderSaysTheWrongThings(
      String what, UnaryOperator<JsonObject> claims) throws Exception {
    provider.tells(claims);
    var entered = back(began());

    assertThat(entered.statusCode()).as(what).isEqualTo(403);
    assertThat(session(entered)).isEmpty();
  }

  @Test
  void aSignInBelongsToTheBrowserThatBeganIt() throws Exception {
    provider.tells(claims -> claims);

    assertThat(back(new Began(began().location(), "tocsin-login=another")).statusCode())
        .isEqualTo(400);
    assertThat(service.get("/v1/login/callback?code=x&state=y", "").statusCode()).isEqualTo(400);
  }

  @Test
  void takesTokensThatTheProviderSigned() {
    var good = provider.token(claims -> claims);
    var other = new SigningKey("k1");
    var vertx = io.vertx.core.Vertx.vertx();
    var forged =
        other.sign(vertx, SigningKey.claims(provider.issuer(), SmallProvider.CLIENT, "admin"));
    vertx.close().toCompletionStage().toCompletableFuture().join();

    assertThat(service.get("/v1/alerts", good).statusCode()).isEqualTo(200);
    assertThat(service.post("/v1/session", "", "{\"token\": \"" + good + "\"}").statusCode())
        .isEqualTo(204);
    assertThat(service.get("/v1/alerts", forged).statusCode()).isEqualTo(401);
    assertThat(service.get("/v1/alerts", provider.token(c -> c.put("aud", "x"))).statusCode())
        .isEqualTo(401);
    assertThat(service.get("/v1/alerts", SUPERVISOR).statusCode()).isEqualTo(200);
  }

  private record Began(String location, String cookie) {}

  private Began began() throws Exception {
    var begun = service.get("/v1/login", "");
    assertThat(begun.statusCode()).isEqualTo(303);
    var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var agreed =
        client.send(
            HttpRequest.newBuilder(URI.create(location(begun))).build(), BodyHandlers.ofString());
    return new Began(location(agreed), cookie);
  }

  /** Goes where the provider sends the browser, but at the test's own address. */
  private static HttpResponse<String> back(Began began) {
    assertThat(began.location()).startsWith("https://tocsin.example.com/v1/login/callback?");
    return send(began.location().substring("https://tocsin.example.com".length()), began.cookie());
  }

  private static HttpResponse<String> send(String path, String cookie) {
    return service.send(service.request(path, "").header("Cookie", cookie).build());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static Optional<String> session(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(c -> c.startsWith("tocsin-session="))
        .findFirst();
  }
}

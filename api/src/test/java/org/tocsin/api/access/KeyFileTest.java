package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final Claims CLAIMS =
      new Claims(Optional.of("us"), Optional.of("tocsin"), "a.role", "agent", "teams");

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final SigningKey key = new SigningKey("k1");

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void readsWhoSomebodyIsFromWhatIsSigned() throws IOException {
    var identity = keys().of(key.sign(vertx, claims().put("agent", "a7")));

    assertThat(result(identity).caller())
        .isEqualTo(new Caller(Role.AGENT, Optional.of("kim"), Optional.of("a7"), Set.of()));
    assertThat(result(identity).until()).isPresent();
  }

  static Stream<UnaryOperator<JsonObject>> unfit() {
    return Stream.of(
        c -> c.put("iss", "them"),
        c -> c.put("aud", "another"),
        c -> c.put("exp", 1_000_000_000),
        c -> c.put("exp", "tomorrow"),
        c -> c.put("nbf", 9_000_000_000L),
        c -> c.put("a", new JsonObject().put("role", "boss")),
        c -> c.put("a", "admin"),
        c -> c.putNull("agent"));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void refusesWhatIsSignedButUnfit(UnaryOperator<JsonObject> claims) throws IOException {
    var signed = key.sign(vertx, claims.apply(claims().put("agent", "a7")));

    assertThat(keys().of(signed).failed()).isTrue();
  }

  @Test
  void refusesWhatIsNotSignedByTheKey() throws IOException {
    var payload = claims().put("agent", "a7");
    var other = new SigningKey("k1").sign(vertx, payload);
    var unsigned = base64("{\"alg\":\"none\"}") + "." + base64(payload.encode()) + ".";
    var head = base64("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + "." + base64(payload.encode());
    var confused =
        head
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.jwks().encode()).hmac(head));

    for (var token : new String[] {other, unsigned, confused, "a.b.c", "..", ""}) {
      assertThat(keys().of(token).failed()).as(token).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\": []}",
        "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AA\"}]}"
      })
  void refusesAFileWithoutPublicKeys(String content) throws IOException {
    var file = Files.writeString(folder.resolve("keys.json"), content);

    assertThatThrownBy(() -> KeyFile.read(vertx, file, CLAIMS, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }

  private KeyFile keys() throws IOException {
    var file = Files.writeString(folder.resolve("keys.json"), key.jwks().encode());
    return KeyFile.read(vertx, file, CLAIMS, Clock.systemUTC());
  }

  private static JsonObject claims() {
    return SigningKey.claims("us", "tocsin", "x").put("a", new JsonObject().put("role", "agent"));
  }

  private static Identity result(io.vertx.core.Future<Identity> identity) {
    return identity.toCompletionStage().toCompletableFuture().join();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}

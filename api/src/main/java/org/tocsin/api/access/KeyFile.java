package org.tocsin.api.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** JWTs that are signed with a key of a JWKS file. */
public final class KeyFile implements Identities {
  private static final Set<String> PUBLIC = Set.of("RSA", "EC", "OKP");

  private final JWTAuth auth;
  private final Claims claims;
  private final Clock clock;

  private KeyFile(JWTAuth auth, Claims claims, Clock clock) {
    this.auth = auth;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * With the keys of a file, <code>{"keys": […]}</code>.
   *
   * @throws IllegalArgumentException if it holds no keys, or one that is not public
   */
  public static KeyFile read(Vertx vertx, Path file, Claims claims, Clock clock) {
    var options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
    keys(file).forEach(options::addJwk);
    try {
      return new KeyFile(JWTAuth.create(vertx, options), claims, clock);
    } catch (RuntimeException unusable) { // the library throws all kinds
      throw new IllegalArgumentException(file + " holds a key that cannot be used", unusable);
    }
  }

  @Override
  public Future<Identity> of(String jwt) {
    return Future.succeededFuture(new TokenCredentials(jwt))
        .compose(auth::authenticate) // which throws at what is no JWT at all
        .map(user -> claims.read(user.attributes().getJsonObject("accessToken"), clock.instant()));
  }

  private static List<JsonObject> keys(Path file) {
    try {
      var keys =
          new JsonObject(Files.readString(file))
              .getJsonArray("keys").stream().map(JsonObject.class::cast).toList();
      if (keys.isEmpty() || !keys.stream().allMatch(k -> PUBLIC.contains(k.getString("kty")))) {
        throw new IllegalArgumentException(file + ": every key must be public: RSA, EC or OKP");
      }
      return keys;
    } catch (DecodeException | ClassCastException | NullPointerException notKeys) {
      throw new IllegalArgumentException(
          file + " must be a JWKS: an object with a list \"keys\"", notKeys);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read jwksFile " + file, e);
    }
  }
}

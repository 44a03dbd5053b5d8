package org.tocsin.api.access;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.util.Base64;

/** A new key that signs JWTs. */
public final class SigningKey {
  private final RSAPrivateCrtKey key;
  private final String id;

  public SigningKey(String id) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
      this.id = id;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What others check its signatures with. */
  public JsonObject jwks() {
    return new JsonObject().put("keys", new JsonArray().add(open()));
  }

  /** Signs claims. */
  public String sign(Vertx vertx, JsonObject claims) {
    var jwk =
        open()
            .put("d", base64(key.getPrivateExponent()))
            .put("p", base64(key.getPrimeP()))
            .put("q", base64(key.getPrimeQ()))
            .put("dp", base64(key.getPrimeExponentP()))
            .put("dq", base64(key.getPrimeExponentQ()))
            .put("qi", base64(key.getCrtCoefficient()));
    return JWTAuth.create(vertx, new JWTAuthOptions().addJwk(jwk))
        .generateToken(claims, new JWTOptions().setAlgorithm("RS256").setNoTimestamp(true));
  }

  /** Claims that hold for an hour. */
  public static JsonObject claims(String issuer, String audience, String role) {
    return new JsonObject()
        .put("iss", issuer)
        .put("aud", audience)
        .put("sub", "kim")
        .put("role", role)
        .put("exp", Instant.now().getEpochSecond() + 3600);
  }

  private JsonObject open() {
    return new JsonObject()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", id)
        .put("n", base64(key.getModulus()))
        .put("e", base64(key.getPublicExponent()));
  }

  private static String base64(BigInteger number) {
    var bytes = number.toByteArray();
    int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }
}

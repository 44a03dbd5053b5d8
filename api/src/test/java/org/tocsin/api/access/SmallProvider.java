package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;

/** A small OpenID Connect provider that knows one person, who always agrees to sign in. */
public final class SmallProvider implements AutoCloseable {
  public static final String CLIENT = "tocsin";
  public static final String SECRET = "a-secret";

  private final Vertx vertx = Vertx.vertx();
  private final SigningKey key = new SigningKey("k1");
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile UnaryOperator<JsonObject> told = claims -> claims;

  private record Asked(String nonce, String challenge, String callback) {}

  public SmallProvider() {
    var router = Router.router(vertx);
    router.get("/.well-known/openid-configuration").handler(c -> c.json(description()));
    router.get("/keys").handler(c -> c.json(key.jwks()));
    router.get("/authorize").handler(this::authorize);
    router.post("/token").handler(BodyHandler.create(false)).handler(this::token);
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** From now on it says this of the person. */
  public void tells(UnaryOperator<JsonObject> claims) {
    told = claims;
  }

  /** A token that it signed. */
  public String token(Function<JsonObject, JsonObject> claims) {
    return key.sign(vertx, claims.apply(SigningKey.claims(issuer(), CLIENT, "supervisor")));
  }

  private JsonObject description() {
    return new JsonObject()
        .put("issuer", issuer())
        .put("authorization_endpoint", issuer() + "/authorize")
        .put("token_endpoint", issuer() + "/token")
        .put("jwks_uri", issuer() + "/keys");
  }

  private void authorize(RoutingContext context) {
    var code = Tokens.random();
    var callback = context.request().getParam("redirect_uri");
    codes.put(
        code,
        new Asked(
            context.request().getParam("nonce"),
            context.request().getParam("code_challenge"),
            callback));
    var state = URLEncoder.encode(context.request().getParam("state"), US_ASCII);
    context
        .response()
        .setStatusCode(302)
        .putHeader("Location", callback + "?code=" + code + "&state=" + state)
        .end();
  }

  private void token(RoutingContext context) {
    var form = context.request().formAttributes();
    var asked = codes.remove(form.get("code"));
    var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(US_ASCII));
    if (asked == null
        || !("Basic " + basic).equals(context.request().getHeader("Authorization"))
        || !asked.callback().equals(form.get("redirect_uri"))
        || !asked.challenge().equals(challenge(form.get("code_verifier")))) {
      context.response().setStatusCode(400).end("{\"error\": \"invalid_grant\"}");
      return;
    }
    context.json(
        new JsonObject()
            .put("access_token", "opaque")
            .put("token_type", "Bearer")
            .put("expires_in", 3600)
            .put("id_token", token(claims -> told.apply(claims.put("nonce", asked.nonce())))));
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(DigestUtils.sha256(verifier.getBytes(US_ASCII)));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

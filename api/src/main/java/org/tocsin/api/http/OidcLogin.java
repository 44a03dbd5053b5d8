package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.OidcProvider;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;

/**
 * Signing in through an OpenID Connect provider. A sign-in belongs to the browser that began it: a
 * cookie must come back with the provider's answer.
 */
public final class OidcLogin implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
  private static final String COOKIE = "tocsin-login";
  private static final String PATH = "/v1/login";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MOST_UNDER_WAY = 1_000;

  private final Optional<OidcProvider> provider;
  private final Doors doors;
  private final Clock clock;
  private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

  private record UnderWay(OidcProvider.Attempt attempt, Instant until) {}

  public OidcLogin(Optional<OidcProvider> provider, Doors doors, Clock clock) {
    this.provider = provider;
    this.doors = doors;
    this.clock = clock;
  }

  @Override
  public void mount(Paths paths) {
    paths.open(HttpMethod.GET, "/v1/login/offered", this::offered);
    paths.open(HttpMethod.GET, PATH, this::begin);
    paths.open(HttpMethod.GET, PATH + "/callback", this::back);
  }

  private void offered(RoutingContext context) {
    context.json(new JsonObject().put("oidc", provider.isPresent()));
  }

  private void begin(RoutingContext context) {
    var now = clock.instant();
    underWay.values().removeIf(u -> u.until().isBefore(now));
    if (provider.isEmpty()) {
      Problem.answer(context, 404, "oidcIssuer is not set: sign in with a token");
    } else if (underWay.size() >= MOST_UNDER_WAY) {
      Problem.answer(context, 503, "too many people are signing in");
    } else {
      var attempt = attempt();
      provider
          .get()
          .address(attempt)
          .onSuccess(address -> {
            underWay.put(attempt.state(), new UnderWay(attempt, now.plus(PATIENCE)));
            context.response().addCookie(cookie(attempt.state(), PATIENCE));
            redirect(context, address);
          })
          .onFailure(failure -> {
            LOG.error("the OpenID Connect provider cannot be reached", failure);
            Problem.answer(context, 502, "the OpenID Connect provider cannot be reached");
          });
    }
  }

  private void back(RoutingContext context) {
    var state = Objects.requireNonNullElse(context.request().getParam("state"), "");
    var code = context.request().getParam("code");
    var cookie = context.request().getCookie(COOKIE);
    context.response().addCookie(cookie("", Duration.ZERO));
    var begun = Optional.ofNullable(underWay.remove(state));
    if (begun.filter(b -> b.until().isAfter(clock.instant())).isEmpty()
        || cookie == null
        || !cookie.getValue().equals(state)) {
      Problem.answer(context, 400, "this sign-in was not begun here, or too long ago; begin again");
    } else if (code == null || provider.isEmpty()) {
      Problem.answer(context, 401, "the OpenID Connect provider did not sign you in");
    } else {
      finish(context, provider.get(), begun.get().attempt(), code);
    }
  }

  private void finish(
      RoutingContext context, OidcProvider oidc, OidcProvider.Attempt attempt, String code) {
    oidc.signedIn(attempt, code)
        .onSuccess(identity -> {
          if (identity.caller().role() == Role.INGEST) {
            Problem.answer(context, 403, "role ingest has no console");
          } else if (doors.admit(context, identity.caller())) {
            redirect(context, "/");
          }
        })
        .onFailure(failure -> {
          LOG.warn("somebody could not be signed in: {}", failure.getMessage());
          Problem.answer(
              context, 403, "the OpenID Connect provider says of you nothing that lets you in");
        });
  }

  private Cookie cookie(String value, Duration age) {
    return Cookie.cookie(COOKIE, value)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(doors.secure())
        .setMaxAge(age.toSeconds());
  }

  private static OidcProvider.Attempt attempt() {
    var verifier = Tokens.random() + Tokens.random();
    var challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(DigestUtils.sha256(verifier.getBytes(US_ASCII)));
    return new OidcProvider.Attempt(Tokens.random(), Tokens.random(), verifier, challenge);
  }

  private static void redirect(RoutingContext context, String address) {
    context
        .response()
        .setStatusCode(303)
        .putHeader("Location", address)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}

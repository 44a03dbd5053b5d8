package org.tocsin.api.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * An OpenID Connect provider, found by its issuer: signs people in by the authorization code flow
 * with PKCE, and vouches for the JWTs that it signed. It is asked for its keys when it is first
 * needed, and again after it could not be reached. Thread-safe.
 */
public final class OidcProvider implements Identities {
  private static final List<String> SCOPES = List.of("openid", "profile", "email");

  private final Vertx vertx;
  private final OidcSettings settings;
  private final Claims claims;
  private final Clock clock;
  private Optional<Future<OAuth2Auth>> found = Optional.empty();

  /** What a sign-in under way must come back with. */
  public record Attempt(String state, String nonce, String verifier, String challenge) {}

  public OidcProvider(Vertx vertx, OidcSettings settings, Claims claims, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.claims = claims.of(settings.issuer(), settings.clientId());
    this.clock = clock;
  }

  /** Where to send somebody to sign in. */
  public Future<String> address(Attempt attempt) {
    return provider()
        .map(auth ->
            auth.authorizeURL(
                new OAuth2AuthorizationURL()
                    .setRedirectUri(settings.callback())
                    .setScopes(SCOPES)
                    .setState(attempt.state())
                    .setCodeChallenge(attempt.challenge())
                    .setCodeChallengeMethod("S256")
                    .putAdditionalParameter("nonce", attempt.nonce())));
  }

  /** Trades the code that somebody came back with for who they are. */
  public Future<Identity> signedIn(Attempt attempt, String code) {
    var credentials =
        new Oauth2Credentials()
            .setFlow(OAuth2FlowType.AUTH_CODE)
            .setCode(code)
            .setCodeVerifier(attempt.verifier())
            .setRedirectUri(settings.callback());
    return provider()
        .compose(auth -> auth.authenticate(credentials))
        .map(user -> identity(user, attempt));
  }

  @Override
  public Future<Identity> of(String jwt) {
    return provider()
        .compose(auth -> auth.authenticate(new TokenCredentials(jwt)))
        .map(user -> claims.read(token(user, "accessToken"), clock.instant()));
  }

  /** The id token is for this service, whatever audience other tokens must have. */
  private Identity identity(User user, Attempt attempt) {
    var token = token(user, "idToken");
    if (!attempt.nonce().equals(token.getString("nonce"))) {
      throw new IllegalArgumentException("nonce is not the one that was sent");
    }
    return new Claims(
            Optional.of(settings.issuer()),
            Optional.of(settings.clientId()),
            claims.role(),
            claims.agent(),
            claims.teams())
        .read(token, clock.instant());
  }

  /** A token that the provider signed, as the library has checked it. */
  private static JsonObject token(User user, String name) {
    return Optional.ofNullable(user.attributes().getJsonObject(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name + " that is signed"));
  }

  private synchronized Future<OAuth2Auth> provider() {
    var known = found.filter(f -> !f.failed());
    if (known.isPresent()) {
      return known.get();
    }
    var options = new OAuth2Options().setClientId(settings.clientId()).setSite(settings.issuer());
    settings.secretFile().ifPresent(file -> options.setClientSecret(secret(file)));
    var discovery =
        OpenIDConnectAuth.discover(vertx, options)
            .map(auth -> auth.missingKeyHandler(_ -> auth.jWKSet()));
    found = Optional.of(discovery);
    return discovery;
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read oidcSecretFile " + file, e);
    }
  }
}

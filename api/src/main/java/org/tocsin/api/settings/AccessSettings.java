package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.optional;
import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.text;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.api.access.Claims;
import org.tocsin.api.access.OidcSettings;

/** Who is let in, and as whom. */
public final class AccessSettings {
  public static final Setting<Optional<Path>> TOKEN_FILE =
      path(
          "tokenFile", "lines 'role token [agent=a7] [team=x]'; empty: tokens in the state folder");

  public static final Setting<Optional<Path>> JWKS_FILE =
      path(
          "jwksFile",
          "a file of public keys (JWKS): JWTs that are signed with one of them let in; empty:"
              + " none");

  public static final Setting<Optional<String>> JWT_ISSUER =
      optional("jwtIssuer", "who must have issued them; empty: anybody who has the key");

  public static final Setting<Optional<String>> JWT_AUDIENCE =
      optional("jwtAudience", "for whom JWTs must be; for oidcIssuer at first its client id");

  public static final Setting<String> ROLE_CLAIM =
      text(
          "roleClaim",
          "where a JWT names the role, as realm_access.roles; of several the mightiest counts",
          "role");

  public static final Setting<String> AGENT_CLAIM =
      text("agentClaim", "where a JWT names the agent", "agent");

  public static final Setting<String> TEAMS_CLAIM =
      text("teamsClaim", "where a JWT names the teams of a supervisor", "teams");

  public static final Setting<Optional<String>> OIDC_ISSUER =
      optional(
          "oidcIssuer", "the OpenID Connect provider to sign in with, by its issuer; empty: none");

  public static final Setting<String> OIDC_CLIENT_ID =
      text("oidcClientId", "what it calls this service", "");

  public static final Setting<Optional<Path>> OIDC_SECRET_FILE =
      path("oidcSecretFile", "a file with the secret it knows this service by; empty: none");

  public static final Setting<Optional<Path>> CONNECTOR_FILE =
      path(
          "connectorFile",
          "lines 'name [key=…] [secret=…] [url=…] [customer=…] [agent=…] [bot=…]';"
              + " empty: connectors in the state folder");

  public static final Section ALL =
      Section.of(
              TOKEN_FILE,
              JWKS_FILE,
              JWT_ISSUER,
              JWT_AUDIENCE,
              ROLE_CLAIM,
              AGENT_CLAIM,
              TEAMS_CLAIM,
              OIDC_ISSUER,
              OIDC_CLIENT_ID,
              OIDC_SECRET_FILE,
              CONNECTOR_FILE)
          .and(AccessSettings::oidc);

  private AccessSettings() {}

  /** Where the tokens are. */
  public static Path tokenFile(Values values) {
    return values.at(TOKEN_FILE).orElse(values.at(StorageSettings.STATE).resolve("tokens"));
  }

  /** Where keys, secrets and speakers of connectors are. */
  public static Path connectorFile(Values values) {
    return values.at(CONNECTOR_FILE).orElse(values.at(StorageSettings.STATE).resolve("connectors"));
  }

  /** How a JWT names who somebody is. */
  public static Claims claims(Values values) {
    return new Claims(
        values.at(JWT_ISSUER),
        values.at(JWT_AUDIENCE),
        values.at(ROLE_CLAIM),
        values.at(AGENT_CLAIM),
        values.at(TEAMS_CLAIM));
  }

  /** The provider to sign in with, if there is one. */
  public static Optional<OidcSettings> oidc(Values values) {
    return values
        .at(OIDC_ISSUER)
        .map(issuer -> {
          var publicUrl = values.at(HttpSettings.PUBLIC_URL);
          if (values.at(OIDC_CLIENT_ID).isEmpty() || publicUrl.isEmpty()) {
            throw new IllegalArgumentException("oidcIssuer needs oidcClientId and publicUrl");
          }
          return new OidcSettings(
              issuer,
              values.at(OIDC_CLIENT_ID),
              values.at(OIDC_SECRET_FILE),
              publicUrl.get() + "/v1/login/callback");
        });
  }
}

package org.tocsin.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.FollowedFile;
import org.tocsin.api.access.Identities;
import org.tocsin.api.access.KeyFile;
import org.tocsin.api.access.OidcProvider;
import org.tocsin.api.access.Sessions;
import org.tocsin.api.access.Tokens;
import org.tocsin.api.http.Doors;
import org.tocsin.api.settings.AccessSettings;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.SessionLog;
import org.tocsin.ingestion.connectors.Connectors;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Circumstances;

/**
 * Who is let in.
 *
 * @param access which connectors are, and how they name people
 * @param oidc who people sign in with, if anybody
 * @param followed the files that are read again when they change
 */
record Entrance(
    ConnectorAccess access,
    Connectors connectors,
    Optional<OidcProvider> oidc,
    Doors doors,
    List<FollowedFile<?>> followed) {

  /**
   * Follows the files of tokens and keys from now on.
   *
   * @param first the tokens as they were read at the start
   */
  static Entrance open(Ground ground, LiveConversations live, Tokens first) {
    var configuration = ground.configuration();
    var clock = ground.clock();
    var access = ConnectorAccess.read(AccessSettings.connectorFile(configuration));
    var connectors = new Connectors(access.roles(), id -> circumstances(live, id), clock);
    var oidc =
        AccessSettings.oidc(configuration)
            .map(o ->
                new OidcProvider(ground.vertx(), o, AccessSettings.claims(configuration), clock));
    var tokens =
        new FollowedFile<>(
            "tokenFile", AccessSettings.tokenFile(configuration), Tokens::read, first);
    var keys = ground.at(AccessSettings.JWKS_FILE).map(file -> keys(ground, file));
    ground.timers().round("tokenFile", tokens::follow);
    keys.ifPresent(file -> ground.timers().round("jwksFile", file::follow));
    var signed =
        Stream.<Identities>concat(
                keys.<Identities>map(f -> jwt -> f.get().of(jwt)).stream(), oidc.stream())
            .toList();
    boolean secure =
        ground.at(HttpSettings.PUBLIC_URL).filter(u -> u.startsWith("https:")).isPresent();
    var log = new SessionLog(ground.database(), ground.journal(), clock);
    var sessions = Sessions.open(log, tokens, clock);
    return new Entrance(
        access,
        connectors,
        oidc,
        new Doors(tokens, sessions, signed, secure, clock),
        Stream.<FollowedFile<?>>concat(Stream.of(tokens), keys.stream()).toList());
  }

  private static FollowedFile<KeyFile> keys(Ground ground, Path file) {
    var claims = AccessSettings.claims(ground.configuration());
    Function<Path, KeyFile> reader = f -> KeyFile.read(ground.vertx(), f, claims, ground.clock());
    return new FollowedFile<>("jwksFile", file, reader, reader.apply(file));
  }

  private static Optional<Circumstances> circumstances(LiveConversations live, ConversationId id) {
    return live.of(id).map(c -> c.assessment().conversation().circumstances());
  }
}

package org.tocsin.api.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a JWT, whose signature was found good, names who somebody is.
 *
 * @param issuer who must have issued it; empty for anybody
 * @param audience for whom it must be; empty for anybody
 * @param role where it names the role: a path of names with dots between them, to a word or a list
 * @param agent where it names the agent
 * @param teams where it names the teams
 */
public record Claims(
    Optional<String> issuer, Optional<String> audience, String role, String agent, String teams) {
  private static final List<Role> MIGHTIEST_FIRST =
      List.of(Role.ADMIN, Role.DATA, Role.SUPERVISOR, Role.AGENT, Role.INGEST);

  /** The same for tokens of one issuer, and of one audience unless another one is set. */
  public Claims of(String oneIssuer, String oneAudience) {
    return new Claims(
        Optional.of(oneIssuer), audience.or(() -> Optional.of(oneAudience)), role, agent, teams);
  }

  /**
   * Who a token names.
   *
   * @throws IllegalArgumentException if it may not be used now or here, or names nobody who could
   *     come in
   */
  public Identity read(JsonObject token, Instant now) {
    issuer.ifPresent(wanted -> need("iss", words(token, "iss").anyMatch(wanted::equals)));
    audience.ifPresent(wanted -> need("aud", words(token, "aud").anyMatch(wanted::equals)));
    var until = instant(token, "exp");
    need("exp", until.filter(now::isBefore).isPresent());
    need("nbf", instant(token, "nbf").filter(now::isBefore).isEmpty());
    var names = words(token, role).toList();
    var known =
        MIGHTIEST_FIRST.stream()
            .filter(r -> names.contains(r.word()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(role + " names no role"));
    var caller =
        new Caller(
            known,
            Stream.of("preferred_username", "email", "sub")
                .flatMap(name -> words(token, name))
                .findFirst(),
            words(token, agent).findFirst(),
            Set.copyOf(words(token, teams).distinct().toList()));
    need(agent, known != Role.AGENT || caller.agent().isPresent());
    return new Identity(caller, until);
  }

  private static void need(String claim, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(claim + " is not as it must be");
    }
  }

  private static Optional<Instant> instant(JsonObject token, String name) {
    return token.getValue(name) instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }

  /** The words at a path: one, those of a list, or none. */
  private static Stream<String> words(JsonObject token, String path) {
    Object value = token;
    for (var name : path.split("\\.", -1)) {
      value = value instanceof JsonObject object ? object.getValue(name) : null;
    }
    return switch (value) {
      case String word -> Stream.of(word);
      case JsonArray list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
      case null, default -> Stream.empty();
    };
  }
}

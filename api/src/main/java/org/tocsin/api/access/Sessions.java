package org.tocsin.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.SessionLog;

/**
 * Who is signed in to the console. A session outlives a restart of the service, but not the token
 * that it was begun with. Thread-safe.
 */
public final class Sessions {
  /** How long one lasts. */
  public static final Duration LENGTH = Duration.ofHours(12);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int MOST = 10_000;

  private final SessionLog log;
  private final Supplier<Tokens> tokens;
  private final Clock clock;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  /**
   * One of them.
   *
   * @param token the hash of the token that it was begun with; empty if somebody else vouched
   */
  private record Session(Caller caller, Instant until, Optional<String> token) {
    /** Whether its token, if there is one, still stands for the same caller. */
    boolean held(Tokens tokens) {
      return token.isEmpty() || token.flatMap(tokens::ofHashed).filter(caller::equals).isPresent();
    }
  }

  private Sessions(SessionLog log, Supplier<Tokens> tokens, Clock clock) {
    this.log = log;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * With those that were open before, but for those whose token is gone. Blocks.
   *
   * @param tokens those that let in now
   */
  public static Sessions open(SessionLog log, Supplier<Tokens> tokens, Clock clock) {
    var sessions = new Sessions(log, tokens, clock);
    for (var entry : log.open()) {
      var body = new JsonObject(entry.body());
      caller(body, tokens.get())
          .ifPresent(caller ->
              sessions.open.put(
                  entry.idHash(),
                  new Session(
                      caller, entry.until(), Optional.ofNullable(body.getString("token")))));
    }
    return sessions;
  }

  /**
   * Begins one, and says what its cookie holds; empty if too many are open.
   *
   * @param token with which somebody came; empty if somebody else vouched for them
   */
  public Optional<String> begin(Caller caller, Optional<String> token) {
    var now = clock.instant();
    open.values().removeIf(s -> s.until().isBefore(now));
    if (open.size() >= MOST) {
      return Optional.empty();
    }
    var id = Tokens.random();
    var session = new Session(caller, now.plus(LENGTH), token.map(Tokens::hashed));
    open.put(hash(id), session);
    log.keep(new SessionLog.Entry(hash(id), body(caller, token).encode(), session.until()))
        .onFailure(failure -> LOG.warn("a session will not outlive a restart", failure));
    return Optional.of(id);
  }

  /** Whose session it is, while it lasts. */
  public Optional<Caller> of(String id) {
    var now = clock.instant();
    return Optional.ofNullable(open.get(hash(id)))
        .filter(s -> s.until().isAfter(now) && s.held(tokens.get()))
        .map(Session::caller);
  }

  /** Ends one. */
  public void end(String id) {
    if (open.remove(hash(id)) != null) {
      log.forget(hash(id))
          .onFailure(failure -> LOG.error("a session that has ended is still on disk", failure));
    }
  }

  private static JsonObject body(Caller caller, Optional<String> token) {
    return new JsonObject()
        .put("token", token.map(Tokens::hashed).orElse(null))
        .put("role", caller.role().word())
        .put("person", caller.person().orElse(null))
        .put("agent", caller.agent().orElse(null))
        .put("teams", new JsonArray(List.copyOf(caller.teams())));
  }

  /** What a token lets one do now counts, not what it did when the session was begun. */
  private static Optional<Caller> caller(JsonObject body, Tokens tokens) {
    var token = Optional.ofNullable(body.getString("token"));
    return token.isPresent()
        ? tokens.ofHashed(token.get())
        : Role.of(body.getString("role"))
            .map(role ->
                new Caller(
                    role,
                    Optional.ofNullable(body.getString("person")),
                    Optional.ofNullable(body.getString("agent")),
                    teams(body)));
  }

  private static Set<String> teams(JsonObject body) {
    return body.getJsonArray("teams").stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static String hash(String id) {
    return DigestUtils.sha256Hex(id.getBytes(UTF_8));
  }
}

package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Tokens;

/**
 * Lets in whoever carries a token, or a session cookie that was traded for one, and keeps the
 * others out. A request that changes something by cookie must also carry the header {@code
 * X-Tocsin}, which no other site's form can send.
 */
public final class Doors implements Routes {
  private static final String COOKIE = "tocsin-session";
  private static final String CALLER = "tocsin.caller";
  private static final String NOBODY = "";
  private static final Duration SESSION = Duration.ofHours(12);
  private static final int MOST_SESSIONS = 10_000;

  private final Tokens tokens;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(Caller caller, Instant until) {}

  public Doors(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public void mount(Paths paths) {
    paths.open(HttpMethod.POST, "/v1/session", this::signIn);
    paths.get("/v1/session", PEOPLE, this::whoAmI);
    paths.delete("/v1/session", PEOPLE, this::signOut);
  }

  /** Passes on those who have one of these roles: 401 without a token, 403 with another role. */
  Handler<RoutingContext> only(Set<Role> roles) {
    return context -> {
      var caller = caller(context);
      if (caller.isEmpty()) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        Problem.answer(context, 401, "a valid token is needed");
      } else if (!roles.contains(caller.get().role())) {
        Problem.answer(context, 403, "role " + caller.get().role().word() + " may not do this");
      } else {
        context.put(CALLER, caller.get());
        context.next();
      }
    };
  }

  /** Whose token a request carries; a cookie does not count. */
  Optional<Caller> callerOfToken(RoutingContext context) {
    return context.request().getHeader("Authorization") == null
        ? Optional.empty()
        : caller(context);
  }

  /** Whether a request that was let in would be let in again. */
  boolean admits(RoutingContext context) {
    return caller(context).equals(Optional.of(callerOf(context)));
  }

  /** Who was let in. */
  static Caller callerOf(RoutingContext context) {
    Caller caller = context.get(CALLER);
    return caller;
  }

  /** The same, where it is not sure that anybody was. */
  static Optional<Caller> knownCaller(RoutingContext context) {
    return Optional.ofNullable(context.get(CALLER));
  }

  /** The token or session that a request carries, known or not; empty for none. */
  static String credentialOf(RoutingContext context) {
    var header = context.request().getHeader("Authorization");
    return header == null ? sessionId(context).orElse(NOBODY) : header;
  }

  /** Trades a token for a cookie. */
  void signIn(RoutingContext context) {
    token(context)
        .flatMap(tokens::of)
        .filter(c -> c.role() != Role.INGEST)
        .ifPresentOrElse(
            caller -> open(context, caller),
            () -> Problem.answer(context, 401, "this token opens no console"));
  }

  /** Forgets the session. */
  void signOut(RoutingContext context) {
    sessionId(context).ifPresent(sessions::remove);
    context.response().removeCookie(COOKIE);
    context.response().setStatusCode(204).end();
  }

  /** Says who is signed in. */
  void whoAmI(RoutingContext context) {
    var caller = callerOf(context);
    var me = new JsonObject().put("role", caller.role().word());
    caller.agent().ifPresent(a -> me.put("agent", a));
    caller.person().ifPresent(p -> me.put("name", p));
    me.put("teams", new JsonArray(caller.teams().stream().sorted().toList()));
    context.json(me);
  }

  private void open(RoutingContext context, Caller caller) {
    var now = clock.instant();
    sessions.values().removeIf(s -> s.until().isBefore(now));
    if (sessions.size() >= MOST_SESSIONS) {
      Problem.answer(context, 503, "too many sessions are open");
      return;
    }
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(id, new Session(caller, now.plus(SESSION)));
    context.put(CALLER, caller);
    context
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, id)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(context.request().isSSL())
                .setMaxAge(SESSION.toSeconds()));
    context.response().setStatusCode(204).end();
  }

  private Optional<Caller> caller(RoutingContext context) {
    var header = context.request().getHeader("Authorization");
    if (header != null) {
      return header.startsWith("Bearer ")
          ? tokens.of(header.substring("Bearer ".length()).strip())
          : Optional.empty();
    }
    return mayUseCookie(context) ? session(context) : Optional.empty();
  }

  private static boolean mayUseCookie(RoutingContext context) {
    return context.request().method().equals(HttpMethod.GET)
        || context.request().getHeader("X-Tocsin") != null;
  }

  private Optional<Caller> session(RoutingContext context) {
    var now = clock.instant();
    return sessionId(context)
        .flatMap(id -> Optional.ofNullable(sessions.get(id)))
        .filter(s -> s.until().isAfter(now))
        .map(Session::caller);
  }

  private static Optional<String> sessionId(RoutingContext context) {
    return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
  }

  private static Optional<String> token(RoutingContext context) {
    try {
      return Optional.ofNullable(context.body().asJsonObject())
          .map(body -> body.getValue("token"))
          .filter(String.class::isInstance)
          .map(String.class::cast);
    } catch (DecodeException | ClassCastException notAnObject) {
      return Optional.empty();
    }
  }
}

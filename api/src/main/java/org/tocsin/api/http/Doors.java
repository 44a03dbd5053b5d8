package org.tocsin.api.http;

import static org.tocsin.api.http.Who.PEOPLE;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.Caller;
import org.tocsin.api.access.Identities;
import org.tocsin.api.access.Identity;
import org.tocsin.api.access.Role;
import org.tocsin.api.access.Sessions;
import org.tocsin.api.access.Tokens;

/**
 * Lets in whoever carries a token, a JWT or a session cookie that was traded for one, and keeps the
 * others out. A request that changes something by cookie must also carry the header {@code
 * X-Tocsin}, which no other site's form can send.
 */
public final class Doors implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
  private static final String COOKIE = "tocsin-session";
  private static final String CALLER = "tocsin.caller";
  private static final String IDENTITY = "tocsin.identity";
  private static final String NOBODY = "";
  private static final int JWT_PARTS = 3;

  private final Supplier<Tokens> tokens;
  private final List<Identities> signed;
  private final boolean secure;
  private final Clock clock;
  private final Sessions sessions;

  /**
   * @param tokens those that let in now
   * @param signed who vouch for JWTs, asked in turn
   * @param secure whether people come over TLS, if not to this process itself
   */
  public Doors(
      Supplier<Tokens> tokens,
      Sessions sessions,
      List<Identities> signed,
      boolean secure,
      Clock clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.signed = List.copyOf(signed);
    this.secure = secure;
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
      var jwt = jwt(context);
      if (jwt.isEmpty()) {
        pass(context, identity(context), roles);
        return;
      }
      context.request().pause();
      vouched(jwt.get())
          .onComplete(found -> {
            context.request().resume();
            pass(context, Optional.ofNullable(found.result()), roles);
          });
    };
  }

  private static void pass(RoutingContext context, Optional<Identity> found, Set<Role> roles) {
    if (found.isEmpty()) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      Problem.answer(context, 401, "a valid token is needed");
    } else if (!roles.contains(found.get().caller().role())) {
      Problem.answer(
          context, 403, "role " + found.get().caller().role().word() + " may not do this");
    } else {
      context.put(CALLER, found.get().caller());
      context.put(IDENTITY, found.get());
      context.next();
    }
  }

  /** Whose token a request carries; a cookie does not count. */
  Optional<Caller> callerOfToken(RoutingContext context) {
    return context.request().getHeader("Authorization") == null
        ? Optional.empty()
        : identity(context).map(Identity::caller);
  }

  /** Whether a request that was let in would be let in again. */
  boolean admits(RoutingContext context) {
    Identity known = context.get(IDENTITY);
    var now = known.until().isPresent() ? Optional.of(known) : identity(context);
    return now.filter(known::equals)
        .flatMap(Identity::until)
        .map(clock.instant()::isBefore)
        .orElse(now.isPresent());
  }

  /** Whether cookies are for TLS only. */
  boolean secure() {
    return secure;
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
    var token = token(context).orElse("");
    var known =
        tokens.get().of(token).map(c -> Future.succeededFuture(new Identity(c, Optional.empty())));
    known
        .orElseGet(() -> vouched(token))
        .map(Identity::caller)
        .onComplete(found -> {
          if (found.failed() || found.result().role() == Role.INGEST) {
            Problem.answer(context, 401, "this token opens no console");
          } else if (admit(context, found.result(), known.map(_ -> token))) {
            context.response().setStatusCode(204).end();
          }
        });
  }

  /** Forgets the session. */
  void signOut(RoutingContext context) {
    sessionId(context).ifPresent(sessions::end);
    context.response().removeCookie(COOKIE);
    context.response().setStatusCode(204).end();
  }

  /** Says who is signed in. */
  void whoAmI(RoutingContext context) {
    context.json(view(callerOf(context)));
  }

  /** Who somebody is, to themselves. */
  static JsonObject view(Caller caller) {
    var me = new JsonObject().put("role", caller.role().word());
    caller.agent().ifPresent(a -> me.put("agent", a));
    caller.person().ifPresent(p -> me.put("name", p));
    return me.put("teams", new JsonArray(caller.teams().stream().sorted().toList()));
  }

  /** Opens a session for whom somebody else vouched; false, and answered, if too many are open. */
  boolean admit(RoutingContext context, Caller caller) {
    return admit(context, caller, Optional.empty());
  }

  private boolean admit(RoutingContext context, Caller caller, Optional<String> token) {
    var id = sessions.begin(caller, token);
    if (id.isEmpty()) {
      Problem.answer(context, 503, "too many sessions are open");
      return false;
    }
    context.put(CALLER, caller);
    context
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, id.get())
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure || context.request().isSSL())
                .setMaxAge(Sessions.LENGTH.toSeconds()));
    return true;
  }

  /** A token that only somebody who signs can vouch for. */
  private Optional<String> jwt(RoutingContext context) {
    return bearer(context).filter(t -> !signed.isEmpty() && tokens.get().of(t).isEmpty());
  }

  private Future<Identity> vouched(String jwt) {
    Future<Identity> answer = Future.failedFuture("nobody vouches for it");
    if (jwt.split("\\.", -1).length == JWT_PARTS) {
      for (var each : signed) {
        answer = answer.recover(_ -> each.of(jwt));
      }
    }
    return answer.onFailure(failure -> LOG.debug("a JWT was refused", failure));
  }

  private Optional<Identity> identity(RoutingContext context) {
    if (context.request().getHeader("Authorization") != null) {
      return bearer(context)
          .flatMap(t -> tokens.get().of(t))
          .map(c -> new Identity(c, Optional.empty()));
    }
    return mayUseCookie(context)
        ? session(context).map(c -> new Identity(c, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<String> bearer(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader("Authorization"))
        .filter(h -> h.startsWith("Bearer "))
        .map(h -> h.substring("Bearer ".length()).strip());
  }

  private static boolean mayUseCookie(RoutingContext context) {
    return context.request().method().equals(HttpMethod.GET)
        || context.request().getHeader("X-Tocsin") != null;
  }

  private Optional<Caller> session(RoutingContext context) {
    return sessionId(context).flatMap(sessions::of);
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

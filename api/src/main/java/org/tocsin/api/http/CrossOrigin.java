package org.tocsin.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.api.access.Origins;

/**
 * Lets pages of the allowed origins read the files of the element {@code tocsin-assist} and take
 * the routes that it needs, with a token; every other route, and every other origin, is answered
 * without a word of it. Cookies let nobody in from there.
 */
public final class CrossOrigin {

  /*
   * Not Vert.x's CorsHandler: it answers every request with a foreign Origin 403, and browsers send
   * an Origin with each POST, those of the console's own pages too, whose address behind a proxy
   * this process does not know.
   */

  private static final String HEADERS =
      "Authorization, Content-Type, If-None-Match, Idempotency-Key, Last-Event-ID";
  private static final String SHOWN = "ETag, Idempotency-Replayed, Retry-After, WWW-Authenticate";
  private static final String SECONDS = "600";

  private static final List<Shared> SHARED =
      List.of(
          new Shared("/(embed|js|css)/[a-z-]+\\.(js|css)", Set.of("GET")),
          new Shared("/v1/conversations(/[^/]+(/summary)?)?", Set.of("GET")),
          new Shared("/v1/updates", Set.of("GET")),
          new Shared("/v1/quiet", Set.of("GET", "PUT")),
          new Shared("/v1/suggestions/[^/]+/feedback", Set.of("POST")),
          new Shared("/v1/knowledge/(search|articles/[^/]+)", Set.of("GET")));

  private final Origins origins;

  private record Shared(Pattern path, Set<String> methods) {
    Shared(String path, Set<String> methods) {
      this(Pattern.compile(path), methods);
    }

    boolean fits(String asked, String method) {
      return methods.contains(method) && path.matcher(asked).matches();
    }
  }

  public CrossOrigin(Origins origins) {
    this.origins = origins;
  }

  /** Comes before all else; answers what browsers ask beforehand, and passes on the rest. */
  void pass(RoutingContext context) {
    var request = context.request();
    var asked = request.getHeader("Access-Control-Request-Method");
    boolean before = request.method().equals(HttpMethod.OPTIONS) && asked != null;
    var method = before ? asked : request.method().name();
    boolean shared = SHARED.stream().anyMatch(s -> s.fits(request.path(), method));
    if (!shared || origins.names().isEmpty()) {
      context.next();
      return;
    }
    context.response().putHeader("Vary", "Origin");
    var origin = Optional.ofNullable(request.getHeader("Origin")).filter(origins::allow);
    origin.ifPresent(o -> allow(context, o));
    if (before && origin.isPresent()) {
      context
          .response()
          .putHeader("Access-Control-Allow-Methods", method)
          .putHeader("Access-Control-Allow-Headers", HEADERS)
          .putHeader("Access-Control-Max-Age", SECONDS)
          .setStatusCode(204)
          .end();
    } else {
      context.next();
    }
  }

  private static void allow(RoutingContext context, String origin) {
    context
        .response()
        .putHeader("Access-Control-Allow-Origin", origin)
        .putHeader("Access-Control-Expose-Headers", SHOWN);
  }
}

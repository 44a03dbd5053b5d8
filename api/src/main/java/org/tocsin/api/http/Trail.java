package org.tocsin.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.api.access.Caller;
import org.tocsin.ingestion.AuditLog;

/**
 * Writes into the audit log what was done. Who looks at the same thing again within ten minutes is
 * told of once: a console reads what it shows again and again.
 */
public final class Trail {
  private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
  private static final String DETAIL = "tocsin.detail";
  private static final Duration SAME_LOOK = Duration.ofMinutes(10);
  private static final int MOST_LOOKS = 10_000;

  private final AuditLog log;
  private final Clock clock;
  private final Map<String, Instant> looks = new ConcurrentHashMap<>();

  public Trail(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** What the log is to say beside the route and its parameters. */
  static void detail(RoutingContext context, String detail) {
    context.put(DETAIL, detail);
  }

  /** Follows a request on a route; what was refused is not told. */
  void follow(RoutingContext context, HttpMethod method, String path) {
    context.addEndHandler(_ -> {
      int status = context.response().getStatusCode();
      var caller = Doors.knownCaller(context);
      if (status < 400 && caller.isPresent()) {
        tell(context, caller.get(), method.name() + " " + path);
      }
    });
    context.next();
  }

  private void tell(RoutingContext context, Caller caller, String action) {
    var subject = subject(context);
    if (action.startsWith("GET ") && !isNew(Doors.credentialOf(context) + action + subject)) {
      return;
    }
    Optional<String> detail = Optional.ofNullable(context.get(DETAIL));
    log.append(caller.name(), action, subject, detail)
        .onFailure(failure -> LOG.error("the audit log misses {} of {}", action, caller, failure));
  }

  private boolean isNew(String look) {
    var now = clock.instant();
    if (looks.size() >= MOST_LOOKS) {
      looks.values().removeIf(at -> at.isBefore(now.minus(SAME_LOOK)));
    }
    var key = DigestUtils.sha256Hex(look);
    var before = looks.get(key);
    if (before != null && before.isAfter(now.minus(SAME_LOOK))) {
      return false;
    }
    looks.put(key, now);
    return true;
  }

  /** A customer's name stands there by its hash, since the log outlives what is erased. */
  private static String subject(RoutingContext context) {
    return new TreeMap<>(context.pathParams())
        .entrySet().stream()
            .map(p ->
                p.getKey().equals("customer")
                    ? "customer " + DigestUtils.sha256Hex(p.getValue())
                    : p.getValue())
            .collect(Collectors.joining(" "));
  }
}

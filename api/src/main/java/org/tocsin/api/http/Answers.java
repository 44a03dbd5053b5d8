package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tocsin.ingestion.JournalFull;
import org.tocsin.ingestion.Pipeline.Taken;

/** What senders are told of what they sent. */
final class Answers {
  private static final String SECONDS_TO_WAIT = "1";
  private static final String BODY = "tocsin.body";

  private Answers() {}

  /**
   * How many were accepted and which were not.
   *
   * @param indexes where each stood in the body, 0-based
   */
  static JsonObject summary(List<Integer> indexes, List<Taken> taken) {
    var rejected = new JsonArray();
    IntStream.range(0, taken.size())
        .forEach(i -> {
          if (taken.get(i) instanceof Taken.SetAside(var reason)) {
            rejected.add(new JsonObject().put("index", indexes.get(i)).put("reason", reason));
          }
        });
    return new JsonObject()
        .put("accepted", taken.stream().filter(Taken.Kept.class::isInstance).count())
        .put("duplicates", taken.stream().filter(Taken.Known.class::isInstance).count())
        .put("rejected", rejected);
  }

  static void taken(RoutingContext context, JsonObject summary) {
    json(context, 202, summary);
  }

  /** The answer to a request that changed something. */
  static void json(RoutingContext context, int status, JsonObject body) {
    var text = body.encode();
    context.put(BODY, text);
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(text);
  }

  /** What was answered, if it was JSON to a change. */
  static Optional<String> bodyOf(RoutingContext context) {
    return Optional.ofNullable(context.get(BODY));
  }

  /** The answer to a question; 304 and nothing if the asker has it already. */
  static void fresh(RoutingContext context, JsonObject body) {
    fresh(context, "application/json", body.encode());
  }

  /** The same of another type. */
  static void fresh(RoutingContext context, String type, String body) {
    var tag = '"' + DigestUtils.sha256Hex(body).substring(0, 32) + '"';
    var response = context.response().putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
    var known = context.request().getHeader("If-None-Match");
    if (known != null && (known.equals("*") || List.of(known.split("[, ]+")).contains(tag))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", type).end(body);
    }
  }

  /** The events could not be stored. */
  static void refused(RoutingContext context, Throwable failure) {
    if (failure instanceof JournalFull) {
      slowDown(context);
    } else {
      Problem.answer(context, 503, "the events could not be stored: " + failure.getMessage());
    }
  }

  static void slowDown(RoutingContext context) {
    context.response().putHeader("Retry-After", SECONDS_TO_WAIT);
    Problem.answer(context, 429, "events come faster than they can be analysed; send them again");
  }
}

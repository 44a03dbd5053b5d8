package org.tocsin.api.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.IntStream;
import org.tocsin.ingestion.JournalFull;
import org.tocsin.ingestion.Pipeline.Taken;

/** What senders are told of what they sent. */
final class Answers {
  private static final String SECONDS_TO_WAIT = "1";

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
    context
        .response()
        .setStatusCode(202)
        .putHeader("Content-Type", "application/json")
        .end(summary.toBuffer());
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

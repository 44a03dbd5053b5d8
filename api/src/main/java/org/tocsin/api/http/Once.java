package org.tocsin.api.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.AnsweredRequests;
import org.tocsin.ingestion.AnsweredRequests.Answer;

/**
 * Requests that carry an {@code Idempotency-Key}: one that succeeded is not carried out a second
 * time within a day, but answered as before. The key holds for one token and one path.
 */
public final class Once {
  private static final Logger LOG = LoggerFactory.getLogger(Once.class);
  private static final int LONGEST = 255;

  private final Vertx vertx;
  private final AnsweredRequests answered;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  public Once(Vertx vertx, AnsweredRequests answered) {
    this.vertx = vertx;
    this.answered = answered;
  }

  /** Passes on what was not asked before; comes after the body is read. */
  void pass(RoutingContext context) {
    var key = context.request().getHeader("Idempotency-Key");
    if (key == null) {
      context.next();
    } else if (key.isBlank() || key.length() > LONGEST) {
      Problem.answer(context, 400, "an Idempotency-Key has 1 to " + LONGEST + " characters");
    } else {
      pass(context, id(context, key), DigestUtils.sha256Hex(bytes(context)));
    }
  }

  private void pass(RoutingContext context, String id, String request) {
    if (!underWay.add(id)) {
      Problem.answer(context, 409, "the request with this Idempotency-Key is not answered yet");
      return;
    }
    context.addEndHandler(_ -> underWay.remove(id));
    vertx
        .executeBlocking(() -> answered.of(id), false)
        .onSuccess(before ->
            before.ifPresentOrElse(
                answer -> again(context, answer, request), () -> first(context, id, request)))
        .onFailure(context::fail);
  }

  private static void again(RoutingContext context, Answer before, String request) {
    if (!before.request().equals(request)) {
      Problem.answer(context, 422, "this Idempotency-Key came before with another body");
      return;
    }
    var response = context.response().setStatusCode(before.status());
    response.putHeader("Idempotency-Replayed", "true");
    before
        .body()
        .ifPresentOrElse(
            body -> response.putHeader("Content-Type", "application/json").end(body),
            response::end);
  }

  private void first(RoutingContext context, String id, String request) {
    context.addEndHandler(_ -> {
      int status = context.response().getStatusCode();
      if (status >= 200 && status < 300) {
        answered
            .keep(id, new Answer(request, status, Answers.bodyOf(context)))
            .onFailure(failure -> LOG.warn("an answer could not be kept", failure));
      }
    });
    context.next();
  }

  private static String id(RoutingContext context, String key) {
    var request = context.request();
    return DigestUtils.sha256Hex(
        String.join(
            "\u0000", Doors.credentialOf(context), request.method().name(), request.path(), key));
  }

  private static byte[] bytes(RoutingContext context) {
    var body = context.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }
}

package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tocsin.ingestion.Frame;
import org.tocsin.ingestion.Frames;
import org.tocsin.ingestion.JournalFull;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.Pipeline.Taken;

/** Events over HTTP and WebSocket; answered once they are on disk. */
final class EventIntake {
  private static final String SECONDS_TO_WAIT = "1";

  private final Pipeline pipeline;

  EventIntake(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** {@code POST /v1/events}. */
  void post(RoutingContext context) {
    if (pipeline.overloaded()) {
      slowDown(context);
      return;
    }
    var body = context.body().buffer();
    var bytes = body == null ? new byte[0] : body.getBytes();
    var type = Optional.ofNullable(context.request().getHeader("Content-Type"));
    switch (Frames.of(bytes, type)) {
      case Frames.BadBody(var reason) -> Problem.answer(context, 400, reason);
      case Frames.Split(var frames) -> accept(context, frames);
    }
  }

  private void accept(RoutingContext context, List<Frame> frames) {
    Future.all(frames.stream().map(pipeline::accept).toList())
        .onSuccess(all ->
            context
                .response()
                .setStatusCode(202)
                .putHeader("Content-Type", "application/json")
                .end(answer(frames, all.list()).toBuffer()))
        .onFailure(failure -> refused(context, failure));
  }

  private static JsonObject answer(List<Frame> frames, List<Taken> taken) {
    var rejected = new JsonArray();
    IntStream.range(0, taken.size())
        .forEach(i -> {
          if (taken.get(i) instanceof Taken.SetAside(var reason)) {
            rejected.add(
                new JsonObject().put("index", frames.get(i).index()).put("reason", reason));
          }
        });
    return new JsonObject()
        .put("accepted", taken.stream().filter(Taken.Kept.class::isInstance).count())
        .put("duplicates", taken.stream().filter(Taken.Known.class::isInstance).count())
        .put("rejected", rejected);
  }

  private static void refused(RoutingContext context, Throwable failure) {
    if (failure instanceof JournalFull) {
      slowDown(context);
    } else {
      Problem.answer(context, 503, "the events could not be stored: " + failure.getMessage());
    }
  }

  private static void slowDown(RoutingContext context) {
    context.response().putHeader("Retry-After", SECONDS_TO_WAIT);
    Problem.answer(context, 429, "events come faster than they can be analysed; send them again");
  }

  /** {@code WS /v1/stream}: one event a frame, each answered in order. */
  void stream(ServerWebSocket socket) {
    var line = new Line(socket);
    socket.textMessageHandler(line::take);
    socket.binaryMessageHandler(line::take);
  }

  /** One socket: frames are taken one after the other, and the socket is paused meanwhile. */
  private final class Line {
    private final ServerWebSocket socket;
    private Future<?> last = Future.succeededFuture();

    Line(ServerWebSocket socket) {
      this.socket = socket;
    }

    void take(String frame) {
      take(() -> pipeline.accept(frame));
    }

    void take(Buffer frame) {
      try {
        take(UTF_8.newDecoder().decode(ByteBuffer.wrap(frame.getBytes())).toString());
      } catch (CharacterCodingException invalid) {
        take(() -> Future.failedFuture("the frame must be UTF-8"));
      }
    }

    private void take(Supplier<Future<Taken>> work) {
      socket.pause();
      last =
          last.transform(_ -> work.get())
              .transform(taken ->
                  answer(
                      taken.succeeded()
                          ? reply(taken.result())
                          : new JsonObject()
                              .put("error", String.valueOf(taken.cause().getMessage()))))
              .onComplete(_ -> socket.resume());
    }

    private Future<Void> answer(JsonObject reply) {
      return socket.isClosed() ? Future.succeededFuture() : socket.writeTextMessage(reply.encode());
    }
  }

  private static JsonObject reply(Taken taken) {
    return switch (taken) {
      case Taken.Kept(var seq) -> new JsonObject().put("ack", seq);
      case Taken.Known(var seq) -> new JsonObject().put("ack", seq).put("duplicate", true);
      case Taken.SetAside(var reason) -> new JsonObject().put("error", reason);
    };
  }
}

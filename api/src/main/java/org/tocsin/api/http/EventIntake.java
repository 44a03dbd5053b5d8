package org.tocsin.api.http;

import static org.tocsin.api.http.Who.SENDERS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.tocsin.ingestion.Frame;
import org.tocsin.ingestion.Frames;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.Pipeline.Taken;

/** Events over HTTP and WebSocket; answered once they are on disk. */
public final class EventIntake implements Routes {
  private final Pipeline pipeline;

  public EventIntake(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public void mount(Paths paths) {
    paths.feed(HttpMethod.POST, "/v1/events", SENDERS, this::post);
    paths.feed(HttpMethod.GET, "/v1/stream", SENDERS, this::open);
  }

  /** {@code POST /v1/events}. */
  void post(RoutingContext context) {
    if (pipeline.overloaded()) {
      Answers.slowDown(context);
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
            Answers.taken(
                context, Answers.summary(frames.stream().map(Frame::index).toList(), all.list())))
        .onFailure(failure -> Answers.refused(context, failure));
  }

  /** {@code WS /v1/stream}: one event a frame, each answered in order. */
  private void open(RoutingContext context) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      Problem.answer(context, 400, "this route is a WebSocket");
      return;
    }
    context.request().toWebSocket().onSuccess(socket -> stream(context.vertx(), socket));
  }

  private void stream(Vertx vertx, ServerWebSocket socket) {
    new Line(
            vertx,
            socket,
            pipeline::overloaded,
            frame -> pipeline.accept(frame).map(EventIntake::reply))
        .open();
  }

  private static JsonObject reply(Taken taken) {
    return switch (taken) {
      case Taken.Kept(var seq) -> new JsonObject().put("ack", seq);
      case Taken.Known(var seq) -> new JsonObject().put("ack", seq).put("duplicate", true);
      case Taken.SetAside(var reason) -> new JsonObject().put("error", reason);
    };
  }
}

package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One socket: frames are taken one after the other, each is answered, and the socket is paused
 * meanwhile. While too much is under way a frame waits to be taken, so that its sender is slowed
 * down by the connection itself. A sender that says nothing is asked with a ping whether it is
 * there, which keeps the connection open across proxies; one that does not answer is let go.
 */
final class Line {
  private static final Duration PINGS = Duration.ofSeconds(20);
  private static final Duration SLOW_DOWN = Duration.ofMillis(200);
  private static final Buffer NOTHING = Buffer.buffer();

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final Duration pings;
  private final BooleanSupplier overloaded;
  private final Function<String, Future<JsonObject>> work;
  private Future<?> last = Future.succeededFuture();
  private boolean heard = true;

  /**
   * @param overloaded whether frames should wait
   * @param work takes a frame and succeeds with the answer
   */
  Line(
      Vertx vertx,
      ServerWebSocket socket,
      BooleanSupplier overloaded,
      Function<String, Future<JsonObject>> work) {
    this(vertx, socket, PINGS, overloaded, work);
  }

  /** The same, where it is looked more or less often whether the sender is there. */
  Line(
      Vertx vertx,
      ServerWebSocket socket,
      Duration pings,
      BooleanSupplier overloaded,
      Function<String, Future<JsonObject>> work) {
    this.vertx = vertx;
    this.socket = socket;
    this.pings = pings;
    this.overloaded = overloaded;
    this.work = work;
  }

  void open() {
    socket.textMessageHandler(frame -> take(() -> work.apply(frame)));
    socket.binaryMessageHandler(this::take);
    socket.exceptionHandler(this::closeAfter);
    socket.pongHandler(_ -> heard = true);
    long timer = vertx.setPeriodic(pings.toMillis(), _ -> ping());
    socket.closeHandler(_ -> vertx.cancelTimer(timer));
    socket.shutdownHandler(
        _ -> last.onComplete(_ -> close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE)));
  }

  /** While a frame is taken the socket need not be read, and a pong would not be heard. */
  private void ping() {
    if (!heard && last.isComplete()) {
      close(WebSocketCloseStatus.POLICY_VIOLATION, "no answer to a ping");
      return;
    }
    heard = false;
    socket.writePing(NOTHING);
  }

  /** What is too long, or no frame at all, is not answered; its sender is told why no more is. */
  private void closeAfter(Throwable failure) {
    close(
        failure instanceof CorruptedWebSocketFrameException broken
            ? broken.closeStatus()
            : WebSocketCloseStatus.MESSAGE_TOO_BIG);
  }

  private void close(WebSocketCloseStatus status) {
    close(status, status.reasonText());
  }

  private void close(WebSocketCloseStatus status, String reason) {
    if (!socket.isClosed()) {
      socket.close((short) status.code(), reason);
    }
  }

  private void take(Buffer frame) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(frame.getBytes())).toString();
      take(() -> work.apply(text));
    } catch (CharacterCodingException invalid) {
      take(() -> Future.failedFuture("the frame must be UTF-8"));
    }
  }

  private void take(Supplier<Future<JsonObject>> frame) {
    heard = true;
    socket.pause();
    last =
        last.transform(_ -> onceThereIsRoom(frame))
            .transform(taken ->
                answer(
                    taken.succeeded()
                        ? taken.result()
                        : new JsonObject()
                            .put("error", String.valueOf(taken.cause().getMessage()))))
            .onComplete(_ -> socket.resume());
  }

  private Future<JsonObject> onceThereIsRoom(Supplier<Future<JsonObject>> frame) {
    return overloaded.getAsBoolean()
        ? vertx.timer(SLOW_DOWN.toMillis()).compose(_ -> onceThereIsRoom(frame))
        : frame.get();
  }

  private Future<Void> answer(JsonObject reply) {
    return socket.isClosed() ? Future.succeededFuture() : socket.writeTextMessage(reply.encode());
  }
}

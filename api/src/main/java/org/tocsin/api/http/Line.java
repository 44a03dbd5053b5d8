package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One socket: frames are taken one after the other, each is answered, and the socket is paused
 * meanwhile.
 */
final class Line {
  private final ServerWebSocket socket;
  private final Function<String, Future<JsonObject>> work;
  private Future<?> last = Future.succeededFuture();

  /**
   * @param work takes a frame and succeeds with the answer
   */
  Line(ServerWebSocket socket, Function<String, Future<JsonObject>> work) {
    this.socket = socket;
    this.work = work;
  }

  void open() {
    socket.textMessageHandler(frame -> take(() -> work.apply(frame)));
    socket.binaryMessageHandler(this::take);
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
    socket.pause();
    last =
        last.transform(_ -> frame.get())
            .transform(taken ->
                answer(
                    taken.succeeded()
                        ? taken.result()
                        : new JsonObject()
                            .put("error", String.valueOf(taken.cause().getMessage()))))
            .onComplete(_ -> socket.resume());
  }

  private Future<Void> answer(JsonObject reply) {
    return socket.isClosed() ? Future.succeededFuture() : socket.writeTextMessage(reply.encode());
  }
}

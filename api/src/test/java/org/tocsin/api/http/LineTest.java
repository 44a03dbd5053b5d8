package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.api.Eventually;

class LineTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server = vertx.createHttpServer();
  private final WebSocketClient client = vertx.createWebSocketClient();
  private final AtomicBoolean overloaded = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void holdsFramesBackWhileTooMuchIsUnderWayAndLosesNone() {
    overloaded.set(true);
    var socket = client.connect(serve(), "localhost", "/").await();
    socket.textMessageHandler(answers::add);

    var frames = IntStream.range(0, 500).mapToObj(String::valueOf).toList();
    frames.forEach(socket::writeTextMessage);
    Eventually.holds("it is asked again and again", () -> asked.get() > 2);
    assertThat(taken).isEmpty();
    overloaded.set(false);

    Eventually.holds("all are answered", () -> answers.size() == frames.size());
    assertThat(taken).isEqualTo(frames);
    assertThat(socket.isClosed()).isFalse();
  }

  @Test
  void saysThatTheServiceStops() {
    var socket = client.connect(serve(), "localhost", "/").await();
    socket.textMessageHandler(answers::add);
    socket.writeTextMessage("last");

    Eventually.holds("it is answered", () -> answers.size() == 1);
    server.shutdown(10, SECONDS).await();

    Eventually.holds("the socket is closed", socket::isClosed);
    assertThat(socket.closeStatusCode()).isEqualTo((short) 1001);
    assertThat(socket.closeReason()).isEqualTo("Endpoint unavailable");
  }

  @Test
  void aSenderThatSaysNothingStaysAndOneThatIsGoneIsLetGo() throws IOException {
    int port = serve(Duration.ofSeconds(1));
    var quiet = client.connect(port, "localhost", "/").await();
    var pings = new AtomicInteger();
    quiet.frameHandler(frame -> pings.addAndGet(frame.isPing() ? 1 : 0));
    try (var gone = new Socket("localhost", port)) {
      var upgrade =
          """
          GET / HTTP/1.1\r
          Host: localhost\r
          Connection: Upgrade\r
          Upgrade: websocket\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """;
      gone.getOutputStream().write(upgrade.getBytes(US_ASCII));

      var said = new String(gone.getInputStream().readAllBytes(), ISO_8859_1); // until it is closed
      assertThat(said).contains(" 101 ").endsWith("no answer to a ping");
    }
    int before = pings.get();
    Eventually.holds("the other is still asked", () -> pings.get() > before + 1);
    assertThat(quiet.isClosed()).isFalse();
  }

  private int serve() {
    return serve(Duration.ofMinutes(1));
  }

  private int serve(Duration pings) {
    return server
        .requestHandler(request ->
            request
                .toWebSocket()
                .onSuccess(socket -> new Line(vertx, socket, pings, this::full, this::take).open()))
        .listen(0, "localhost")
        .await()
        .actualPort();
  }

  private boolean full() {
    asked.incrementAndGet();
    return overloaded.get();
  }

  private Future<JsonObject> take(String frame) {
    taken.add(frame);
    return Future.succeededFuture(new JsonObject().put("ack", frame));
  }
}

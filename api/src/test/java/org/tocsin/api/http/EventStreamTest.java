package org.tocsin.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.Wire.said;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;

class EventStreamTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final WebSocketClient CLIENT =
      VERTX.createWebSocketClient(
          new WebSocketClientOptions()
              .setMaxFrameSize(8 * 1024 * 1024)
              .setMaxMessageSize(8 * 1024 * 1024));

  @TempDir private static Path folder;
  private static RunningService service;

  private final List<JsonNode> answers = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    service = RunningService.on(folder);
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
    service.close();
  }

  @Test
  void answersEachFrameInOrder() {
    var socket = open(INGEST);

    IntStream.range(0, 50).forEach(i -> socket.writeTextMessage(said("ws", "u" + i, "No. " + i)));

    var acks = answers(50).stream().map(a -> a.path("ack").asLong()).toList();
    assertThat(acks).isSorted().doesNotHaveDuplicates().doesNotContain(0L);
    assertThat(service.conversation("ws").path("turns").findValuesAsText("utterance"))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "u" + i).toList());
  }

  @Test
  void answersABadFrameWithAnErrorAndTakesTheNext() {
    var socket = open(INGEST);

    socket.writeTextMessage("{");
    socket.writeTextMessage("{\"type\": \"sung\", \"conversation\": \"ws2\"}");
    socket.writeTextMessage(said("ws2", "u1", "Hello."));
    socket.writeTextMessage(said("ws2", "u1", "Hello."));

    var answered = answers(4);
    assertThat(answered.get(0).path("error").asText()).contains("well-formed JSON");
    assertThat(answered.get(1).path("error").asText()).contains("type must be one of");
    assertThat(answered.get(2).path("ack").asLong()).isPositive();
    assertThat(answered.get(3).has("ack")).isTrue();
    assertThat(service.conversation("ws2").path("turns")).hasSize(1);
  }

  @Test
  void refusesABinaryFrameThatIsNotUtf8AndTakesTheNext() {
    var socket = open(INGEST);

    socket.writeBinaryMessage(Buffer.buffer(said("ws3", "u1", "kündigen").getBytes(ISO_8859_1)));
    socket.writeBinaryMessage(Buffer.buffer(said("ws3", "u2", "kündigen")));

    var answered = answers(2);
    assertThat(answered.get(0).path("error").asText()).contains("UTF-8");
    assertThat(answered.get(1).path("ack").asLong()).isPositive();
  }

  @Test
  void takesAFrameOfNearlyAMebibyteAndClosesAtALargerOne() {
    var socket = open(INGEST);

    socket.writeTextMessage(said("ws4", "u1", "x".repeat(1_000_000)));
    assertThat(answers(1).getFirst().path("ack").asLong()).isPositive();
    socket.writeTextMessage(said("ws4", "u2", "x".repeat(1_100_000)));

    Eventually.holds("the socket is closed", socket::isClosed);
    assertThat(socket.closeStatusCode()).isEqualTo((short) 1009);
    assertThat(socket.closeReason()).isEqualTo("Message too big");
    assertThat(open(INGEST).isClosed()).isFalse();
    assertThat(service.conversation("ws4").path("turns")).hasSize(1);
  }

  @Test
  void closesAtAMessageOfManyFramesThatIsTooLong() {
    var socket = open(INGEST);

    socket.writeFrame(WebSocketFrame.textFrame("x".repeat(600_000), false));
    socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(600_000)), true));

    Eventually.holds("the socket is closed", socket::isClosed);
    assertThat(socket.closeStatusCode()).isEqualTo((short) 1009);
  }

  @ParameterizedTest
  @CsvSource({"'', 401", "wrong, 401", "token-of-agent-a7, 403"})
  void opensOnlyToThoseWhoMaySend(String token, int status) {
    assertThatThrownBy(() -> open(token))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
  }

  @Test
  void refusesARequestThatDoesNotAskForAWebSocket() {
    EventIntakeTest.assertProblem(service.get("/v1/stream", INGEST), 400);
  }

  private WebSocket open(String token) {
    var uri = service.at("/v1/stream");
    var options =
        new WebSocketConnectOptions()
            .setHost(uri.getHost())
            .setPort(uri.getPort())
            .setURI(uri.getPath());
    if (!token.isEmpty()) {
      options.addHeader("Authorization", "Bearer " + token);
    }
    var socket = CLIENT.connect(options).await();
    socket.textMessageHandler(text -> answers.add(RunningService.json(text)));
    return socket;
  }

  private List<JsonNode> answers(int count) {
    Eventually.holds(count + " answers", () -> answers.size() >= count);
    return List.copyOf(answers);
  }
}

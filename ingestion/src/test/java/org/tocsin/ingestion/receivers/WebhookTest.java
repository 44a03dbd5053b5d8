package org.tocsin.ingestion.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Delivery;
import org.tocsin.ingestion.Topic;
import org.tocsin.model.conversation.ConversationId;

class WebhookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String BODY = "{\"id\":\"a1\",\"reason\":\"„naïve“ words\"}";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  private record Request(
      String method, String path, String signature, String delivery, String body) {}

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void postsTheBodyWithASignatureThatEachSecretMakes() throws Exception {
    var webhook = webhook("http://127.0.0.1:" + answering(204).actualPort() + "/in?a=1");

    webhook.take(delivery()).await();

    var request = requests.poll(60, TimeUnit.SECONDS);
    assertThat(request)
        .isEqualTo(
            new Request(
                "POST",
                "/in?a=1",
                "t=%d,v1=%s,v1=%s"
                    .formatted(
                        NOON.getEpochSecond(),
                        hmac("old secret", NOON.getEpochSecond() + "." + BODY),
                        hmac("new secret", NOON.getEpochSecond() + "." + BODY)),
                "17",
                BODY));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 429, 500})
  void hasNotArrivedUnlessTheAnswerSaysSo(int status) {
    var webhook = webhook("http://127.0.0.1:" + answering(status).actualPort());

    assertThatThrownBy(() -> webhook.take(delivery()).await())
        .hasMessageContaining("it answered " + status);
    assertThat(requests).hasSize(1);
  }

  @Test
  void hasNotArrivedWhereNobodyListens() {
    var server = answering(200);
    int port = server.actualPort();
    server.close().await();

    assertThatThrownBy(() -> webhook("http://127.0.0.1:" + port).take(delivery()).await())
        .hasMessageContaining("Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com", "example.com/in", "http:///in"})
  void refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> address(url, List.of("s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("url must be http:// or https:// and a host: was " + url);
  }

  @Test
  void refusesToPostUnsigned() {
    assertThatThrownBy(() -> address("http://localhost", List.of()))
        .hasMessageContaining("needs a secret");
  }

  @Test
  void doesNotShowItsSecrets() {
    assertThat(address("http://localhost/key", List.of("hush"))).hasToString("in (localhost)");
  }

  private HttpServer answering(int status) {
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request.bodyHandler(body -> {
              requests.add(
                  new Request(
                      request.method().name(),
                      request.uri(),
                      request.getHeader(Webhook.SIGNATURE),
                      request.getHeader(Webhook.DELIVERY),
                      body.toString()));
              request
                  .response()
                  .setStatusCode(status)
                  .putHeader("Location", "/elsewhere")
                  .end(status == 204 ? "" : "some words");
            }))
        .listen(0, "127.0.0.1")
        .await();
  }

  private Webhook webhook(String url) {
    return new Webhook(
        vertx,
        address(url, List.of("old secret", "new secret")),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static Webhook.Address address(String url, List<String> secrets) {
    return new Webhook.Address("in", URI.create(url), secrets, AlertFormat.TOCSIN, Topic.ALERTS);
  }

  private static Delivery delivery() {
    return new Delivery(
        17, "in", new ConversationId("c"), "a1", BODY, 0, NOON, Optional.empty(), false, NOON);
  }

  /** By the JDK, so that the test does not repeat the code. */
  private static String hmac(String secret, String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }
}

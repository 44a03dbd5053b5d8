package org.tocsin.ingestion.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Delivery;
import org.tocsin.ingestion.Topic;
import org.tocsin.model.conversation.ConversationId;

class WebhookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String BODY = "{\"id\":\"a1\",\"reason\":\"„naïve“ words\"}";

  @TempDir private Path folder;
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

  @Test
  void postsToAnAddressWhoseCertificateItWasToldToTrust() throws Exception {
    var certificate = Certificate.in(folder);
    var url = "https://127.0.0.1:" + answering(certificate, 204).actualPort() + "/in";
    var address =
        new Webhook.Address(
            "in",
            URI.create(url),
            List.of("s"),
            AlertFormat.TOCSIN,
            Topic.ALERTS,
            Optional.of(certificate.pem));

    patiently(new Webhook(vertx, address, Clock.systemUTC()));

    assertThat(requests.poll(60, TimeUnit.SECONDS)).extracting(Request::body).isEqualTo(BODY);
  }

  @Test
  void tellsNothingToAnAddressWhoseCertificateNobodyVouchesFor() throws Exception {
    int port = answering(Certificate.in(folder), 204).actualPort();

    assertThatThrownBy(() -> patiently(webhook("https://127.0.0.1:" + port)))
        .hasMessageContaining("its certificate is not trusted")
        .hasMessageContaining("ca=");
    assertThat(requests).isEmpty();
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

  /** A certificate that vouches for itself, as a server's key and as what a client may trust. */
  private record Certificate(Path store, Path pem) {
    private static final String PASSWORD = "changeit";

    static Certificate in(Path folder) throws Exception {
      var made = new Certificate(folder.resolve("key.p12"), folder.resolve("ca.pem"));
      keytool(
          made, "-genkeypair", "-keyalg", "EC", "-dname", "CN=pager", "-ext", "san=ip:127.0.0.1");
      keytool(made, "-exportcert", "-rfc", "-file", made.pem.toString());
      return made;
    }

    private static void keytool(Certificate made, String... arguments) throws Exception {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(arguments));
      command.addAll(List.of("-alias", "a", "-storetype", "PKCS12", "-storepass", PASSWORD));
      command.addAll(List.of("-keystore", made.store.toString()));
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    HttpServerOptions options() {
      return new HttpServerOptions()
          .setSsl(true)
          .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
    }
  }

  /** Like the courier: a handshake takes long where everybody compiles. */
  private static void patiently(Webhook webhook) throws Exception {
    for (int attempt = 0; true; attempt++) {
      try {
        webhook.take(delivery()).await();
        return;
      } catch (Exception failure) {
        if (attempt >= 10
            || !String.valueOf(failure.getMessage()).contains("did not answer within")) {
          throw failure;
        }
      }
    }
  }

  private HttpServer answering(int status) {
    return answering(new HttpServerOptions(), status);
  }

  private HttpServer answering(Certificate certificate, int status) {
    return answering(certificate.options(), status);
  }

  private HttpServer answering(HttpServerOptions options, int status) {
    return vertx
        .createHttpServer(options)
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
    return new Webhook.Address(
        "in", URI.create(url), secrets, AlertFormat.TOCSIN, Topic.ALERTS, Optional.empty());
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

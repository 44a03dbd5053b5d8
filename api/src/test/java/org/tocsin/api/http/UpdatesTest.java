package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.OTHER_AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.TEAM_SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.Stored;
import org.tocsin.api.Watching;
import org.tocsin.model.knowledge.Article;
import org.tocsin.training.Transcript;

class UpdatesTest {
  @TempDir private static Path folder;
  private static RunningService service;
  private static List<Transcript> ringing = List.of();

  @BeforeAll
  static void start() {
    ringing = Samples.ringing(3);
    service = RunningService.on(folder, Map.of(), List.of(refunds()));
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void tellsOfEachTurnAndOfTheAlert() throws IOException {
    var conversation = ringing.get(0);
    try (var watching = new Watching(service, SUPERVISOR)) {
      service.lines(live(conversation, "a7", "north"));
      var alert = watching.first("alert", _ -> true);
      service.settle();

      var shown = service.conversation(conversation.id().value());
      assertThat(alert.path("conversation").asText()).isEqualTo(conversation.id().value());
      assertThat(alert.path("state").asText()).isEqualTo("OPEN");
      assertThat(alert.path("reason").asText()).isNotBlank();
      assertThat(alert).isEqualTo(shown.path("alerts").get(0));
      assertThat(watching.told("turn").stream().filter(t -> t.has("turn")))
          .hasSize(conversation.turns().size());
      assertThat(watching.told("turn").getLast().path("turn"))
          .isEqualTo(shown.path("turns").get(conversation.turns().size() - 1));
    }
  }

  @Test
  void rungAlertsHaveTheTimeOfTheirTurn() {
    var conversation = ringing.get(2);
    service.lines(live(conversation, "a7", "north"));

    var shown = service.conversation(conversation.id().value());
    var alert = shown.path("alerts").get(0);

    assertThat(alert.has("at")).isTrue();
    assertThat(alert.path("at"))
        .isEqualTo(shown.path("turns").get(alert.path("turn").asInt()).path("at"));
  }

  @Test
  void keepsAVerdictAndTellsEverybody() throws IOException {
    var conversation = ringing.get(1);
    try (var watching = new Watching(service, TEAM_SUPERVISOR)) {
      service.lines(live(conversation, "a7", "north"));
      var id = watching.first("alert", _ -> true).path("id").asText();

      var answer =
          service.post(
              "/v1/alerts/" + id + "/verdict", SUPERVISOR, "{\"verdict\": \"FALSE_ALARM\"}");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(read(answer).path("state").asText()).isEqualTo("FALSE_ALARM");
      watching.first("alert", a -> a.path("state").asText().equals("FALSE_ALARM"));
      assertThat(service.conversation(conversation.id().value()).path("alertState").asText())
          .isEqualTo("FALSE_ALARM");
      var stored = new Stored(folder);
      assertThat(stored.column("SELECT state FROM alerts WHERE id = ?", id))
          .containsExactly("FALSE_ALARM");
      assertThat(
              stored.column(
                  "SELECT body FROM labels WHERE conversation = ? AND kind = 'verdict'",
                  conversation.id().value()))
          .singleElement()
          .asString()
          .contains("FALSE_ALARM", "supervisor", id);
    }
  }

  @Test
  void offersTheAgentAnArticleAndWhispersToThemAlone() throws IOException {
    try (var mine = new Watching(service, AGENT);
        var others = new Watching(service, OTHER_AGENT)) {
      service.lines(
          org.tocsin.api.Wire.started("help", "a7", "north"),
          said("help", "u1", "How long does it take until my refund arrives on my account?"));
      var suggestion = mine.first("suggestion", _ -> true);
      service.post(
          "/v1/conversations/help/whisper", SUPERVISOR, "{\"text\": \"Offer a voucher.\"}");
      var whisper = mine.first("whisper", _ -> true);

      assertThat(suggestion.path("article").asText()).isEqualTo("refunds");
      assertThat(suggestion.path("conversation").asText()).isEqualTo("help");
      assertThat(whisper.path("text").asText()).isEqualTo("Offer a voucher.");
      assertThat(others.told()).noneMatch(t -> !t.event().equals("health"));
      assertThat(
              service
                  .post(
                      "/v1/suggestions/" + suggestion.path("id").asText() + "/feedback",
                      AGENT,
                      "{\"feedback\": \"UP\"}")
                  .statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void takesAWhisperAsLongAsTheConsoleAllows() {
    service.events(said("whispered", "u1", "Hello."));
    service.settle();

    var longest = service.post(path(), SUPERVISOR, "{\"text\": \"" + "x".repeat(2000) + "\"}");
    var tooLong = service.post(path(), SUPERVISOR, "{\"text\": \"" + "x".repeat(2001) + "\"}");

    assertThat(longest.statusCode()).isEqualTo(202);
    assertThat(tooLong.statusCode()).isEqualTo(400);
  }

  private static String path() {
    return "/v1/conversations/whispered/whisper";
  }

  @Test
  void cutsOffAWatcherWhoDoesNotReadInsteadOfKeepingEverythingForThem() throws IOException {
    try (var socket = new Socket();
        var watching = new Watching(service, SUPERVISOR)) {
      socket.setReceiveBufferSize(4096);
      var uri = service.at("/");
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      socket
          .getOutputStream()
          .write(
              "GET /v1/updates HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(SUPERVISOR)
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().read();
      sayMuch();

      long received = drain(socket);

      assertThat(received).isLessThan(40_000_000);
      assertThat(watching.told("turn").size()).isGreaterThan(90);
    }
  }

  /** Twenty megabytes of updates, of a conversation that costs no analysis. */
  private static void sayMuch() {
    service.events(
        """
        {"type": "started", "conversation": "much", "attributes": {"doNotAnalyse": "true"}}\
        """);
    for (int i = 0; i < 100; i++) {
      service.events(said("much", "u" + i, "word ".repeat(40_000)));
    }
    service.settle();
  }

  /** Reads until the service ends the connection; fails after ten silent seconds. */
  private static long drain(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    long received = 0;
    try {
      var buffer = new byte[64 * 1024];
      for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
        received += n;
      }
    } catch (SocketException reset) {
      // that is one way to be cut off
    }
    return received;
  }

  private static Article refunds() {
    return Article.of(
        "refunds",
        "How long a refund takes",
        "A refund arrives on the customer's account within five working days.");
  }
}

package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.ingestion.receivers.Webhook;

class DeliveriesTest {
  private static final String ANGRY = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  private record Post(String signature, String body) {}

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void postsAnAlertSignedWithItsId() throws Exception {
    webhooks("pager url=http://127.0.0.1:%d/in secret=hush");
    try (var service = RunningService.on(folder)) {
      demand(service, "c");

      var post = posts.poll(60, TimeUnit.SECONDS);
      var alert = service.conversation("c").path("alerts").get(0);
      var told = json(post.body());
      for (var field : new String[] {"id", "conversation", "utterance", "turn", "kind", "reason"}) {
        assertThat(told.path(field)).as(field).isEqualTo(alert.path(field));
      }
      assertThat(told.path("type").asText()).isEqualTo("alert");
      assertThat(told.path("risk").asDouble()).isEqualTo(alert.path("risk").asDouble());
      long seconds = Long.parseLong(post.signature().replaceAll("t=(\\d+),.*", "$1"));
      assertThat(post.signature())
          .isEqualTo("t=%d,v1=%s", seconds, Webhook.signature("hush", seconds, post.body()));
    }
  }

  @Test
  void postsALcaRecordWhereItIsAskedFor() throws Exception {
    webhooks("lca url=http://127.0.0.1:%d secret=hush format=lca");
    try (var service = RunningService.on(folder)) {
      demand(service, "c");

      var told = json(posts.poll(60, TimeUnit.SECONDS).body());
      var alert = service.conversation("c").path("alerts").get(0);
      assertThat(told.path("call_id").asText()).isEqualTo("c");
      assertThat(told.path("category_name")).isEqualTo(alert.path("kind"));
      assertThat(told.path("alert").asBoolean()).isTrue();
      assertThat(told.path("alert_id")).isEqualTo(alert.path("id"));
    }
  }

  @Test
  void postsTheSummaryOfAConversationThatGoesToSomebodyElseAndOfNoOther() throws Exception {
    webhooks("crm url=http://127.0.0.1:%d secret=hush tells=handovers");
    try (var service = RunningService.on(folder)) {
      demand(service, "calm");
      service.lines(ended("calm", "RESOLVED"));
      demand(service, "c");
      service.lines(ended("c", "ESCALATED"));

      var told = json(posts.poll(60, TimeUnit.SECONDS).body());
      assertThat(told.path("type").asText()).isEqualTo("handover");
      assertThat(told.path("outcome").asText()).isEqualTo("ESCALATED");
      assertThat(told.path("conversation").asText()).isEqualTo("c");
      var summary = read(service.get("/v1/conversations/c/summary", SUPERVISOR));
      assertThat(summary.path("text").asText()).isNotBlank();
      assertThat(told.path("text")).isEqualTo(summary.path("text"));
      assertThat(told.path("matters")).isEqualTo(summary.path("matters"));
      service.settle();
      assertThat(posts).isEmpty();
    }
  }

  private static String ended(String id, String outcome) {
    return """
    {"type": "ended", "conversation": "%s", "outcome": "%s"}\
    """
        .formatted(id, outcome);
  }

  @Test
  void showsWhatWasGivenUpAndSendsItAgainAfterARestart() throws Exception {
    webhooks("pager url=http://127.0.0.1:%d secret=hush");
    status = 503;
    String body;
    try (var service = once()) {
      demand(service, "c");
      body = posts.poll(60, TimeUnit.SECONDS).body();
      Eventually.holds("it is given up", () -> !dead(service).isEmpty());
      assertThat(read(service.get("/v1/deliveries?state=waiting", ADMIN)).path("items")).isEmpty();
    }
    status = 200;
    try (var service = once()) {
      var dead = dead(service).get(0);
      assertThat(dead.path("failure").asText()).isEqualTo("it answered 503");
      assertThat(dead.path("attempts").asInt()).isEqualTo(1);
      assertThat(dead.path("body")).isEqualTo(json(body));

      var replay = "/v1/deliveries/" + dead.path("id").asText() + "/replay";
      assertThat(service.post(replay, ADMIN, "").statusCode()).isEqualTo(202);

      assertThat(posts.poll(60, TimeUnit.SECONDS).body()).isEqualTo(body);
      Eventually.holds("nothing is left", () -> dead(service).isEmpty());
      assertThat(posts).isEmpty();
      assertProblem(service.post(replay, ADMIN, ""), 404);
      assertProblem(service.post("/v1/deliveries/x/replay", ADMIN, ""), 404);
      assertProblem(service.get("/v1/deliveries?state=lost", ADMIN), 400);
      assertProblem(service.get("/v1/deliveries", SUPERVISOR), 403);
    }
  }

  @Test
  void takesEventsWhileTheReceiverHangs() throws Exception {
    webhooks("pager url=http://127.0.0.1:%d secret=hush");
    status = 0;
    try (var service = RunningService.on(folder)) {
      demand(service, "c");
      posts.poll(60, TimeUnit.SECONDS);

      for (int i = 0; i < 20; i++) {
        assertThat(demand(service, "d" + i).statusCode()).isEqualTo(202);
      }
      service.settle();

      Eventually.holds(
          "all alerts wait",
          () ->
              read(service.get("/v1/deliveries?state=waiting", ADMIN)).path("items").size() == 21);
    }
  }

  /** A conversation that rings with its second turn. */
  private static HttpResponse<String> demand(RunningService service, String id) {
    var agent = said(id, "u1", "How can I help?").replace("CUSTOMER", "AGENT");
    return service.lines(agent, said(id, "u2", ANGRY));
  }

  private RunningService once() {
    return RunningService.on(folder, Map.of(OutsideSettings.DELIVERY_ATTEMPTS, "1"), List.of());
  }

  private static JsonNode dead(RunningService service) {
    return read(service.get("/v1/deliveries", ADMIN)).path("items");
  }

  /** A receiver that answers with the status of the moment; 0: not at all. */
  private void webhooks(String line) throws IOException {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request.bodyHandler(body -> {
                  posts.add(new Post(request.getHeader(Webhook.SIGNATURE), body.toString()));
                  if (status != 0) {
                    request.response().setStatusCode(status).end();
                  }
                }))
            .listen(0, "127.0.0.1")
            .await();
    Files.writeString(folder.resolve("webhooks"), line.formatted(server.actualPort()) + "\n");
  }
}

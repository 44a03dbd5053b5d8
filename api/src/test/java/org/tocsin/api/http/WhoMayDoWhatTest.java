package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.model.knowledge.Article;

/** Every route and every role: what each is answered. */
class WhoMayDoWhatTest {
  private static final String TABLE =
      """
      GET    /health/live                          -               200 200 200 200 200 200
      GET    /health/ready                         -               200 200 200 200 200 200
      GET    /metrics                              -               401 403 403 403 200 200
      POST   /v1/events                            -               401 202 403 403 403 202
      GET    /v1/stream                            -               401 400 403 403 403 400
      GET    /v1/connectors                        -               401 200 403 200 200 200
      POST   /v1/connectors/:name                  vosk            401 202 403 403 403 202
      GET    /v1/connectors/:name                  vosk            401 400 403 403 403 400
      POST   /v1/connectors/:name/:key             vosk,wrong      401 202 403 403 403 202
      GET    /v1/connectors/:name/:key             vosk,wrong      401 400 403 403 403 400
      POST   /v1/session                           -               401 401 401 401 401 401
      GET    /v1/session                           -               401 403 200 200 200 200
      DELETE /v1/session                           -               401 403 204 204 204 204
      GET    /v1/login/offered                     -               200 200 200 200 200 200
      GET    /v1/login                             -               404 404 404 404 404 404
      GET    /v1/login/callback                    -               400 400 400 400 400 400
      GET    /v1/updates                           -               401 403 200 200 200 200
      GET    /v1/snapshot                          -               401 403 200 200 200 200
      GET    /v1/conversations                     -               401 403 200 200 200 200
      GET    /v1/conversations/:id                 {conversation}  401 403 200 200 200 200
      GET    /v1/conversations/:id                 unknown         401 403 404 404 404 404
      GET    /v1/conversations/:id/remedy          {conversation}  401 403 403 200 200 200
      GET    /v1/conversations/:id/raw             {conversation}  401 403 403 403 403 404
      GET    /v1/conversations/:id/summary         {conversation}  401 403 200 200 200 200
      POST   /v1/conversations/:id/whisper         {conversation}  401 403 403 202 403 202
      POST   /v1/conversations/:id/outcome         {conversation}  401 403 403 202 202 202
      POST   /v1/conversations/:id/speakers        {conversation}  401 403 403 202 202 202
      POST   /v1/conversations/:id/assignee        {conversation}  401 403 403 200 403 200
      POST   /v1/conversations/:id/handling        {conversation}  401 403 403 409 403 409
      POST   /v1/conversations/:id/handling/confirmed {conversation} 401 200 403 403 403 200
      GET    /v1/days/:date                        today           401 403 403 200 200 200
      GET    /v1/days/:date/export                 2026-11-22      401 403 403 200 200 200
      GET    /v1/days/:date/export                 yesterday       401 403 403 400 400 400
      DELETE /v1/conversations/:id                 unknown         401 403 403 403 403 200
      DELETE /v1/customers/:customer/conversations nobody          401 403 403 403 403 200
      GET    /v1/alerts                            -               401 403 403 200 200 200
      POST   /v1/alerts/:id/verdict                {alert}         401 403 403 200 403 200
      POST   /v1/suggestions/:id/feedback          s1              401 403 404 404 404 404
      GET    /v1/suggestions/feedback              -               401 403 403 403 200 200
      GET    /v1/knowledge/search                  ?q=refund       401 403 200 200 200 200
      GET    /v1/knowledge/articles/:id            refunds         401 403 200 200 200 200
      GET    /v1/knowledge/articles/:id            unknown         401 403 404 404 404 404
      PUT    /v1/knowledge/articles/:id            x               401 403 403 403 400 400
      DELETE /v1/knowledge/articles/:id            unknown         401 403 403 403 404 404
      GET    /v1/knowledge/gaps                    -               401 403 403 200 200 200
      GET    /v1/capacity                          -               401 403 403 200 200 200
      GET    /v1/quiet                             -               401 403 200 403 403 403
      PUT    /v1/quiet                             -               401 403 200 403 403 403
      GET    /v1/models                            -               401 403 403 200 200 200
      GET    /v1/models/shadow                     -               401 403 403 200 200 200
      PUT    /v1/models/shadow                     -               401 403 403 403 200 200
      GET    /v1/models/:version/card              shipped         401 403 403 200 200 200
      GET    /v1/models/:version/report            unknown         401 403 403 404 404 404
      POST   /v1/models/:version/promotion         unknown         401 403 403 403 409 409
      POST   /v1/models/rollback                   -               401 403 403 403 409 409
      POST   /v1/backtest                          -               401 403 403 403 400 400
      GET    /v1/benchmarks                        -               401 403 403 403 200 200
      GET    /v1/drift                             -               401 403 403 200 200 200
      GET    /v1/labels                            -               401 403 403 403 200 200
      GET    /v1/labels/queue                      -               401 403 403 403 200 200
      GET    /v1/labels/conversations              -               401 403 403 403 200 200
      GET    /v1/corpus                            -               401 403 403 403 200 200
      GET    /v1/corpus                            ?split=all      401 403 403 403 400 400
      GET    /v1/corpus/:id                        unknown         401 403 403 403 404 404
      GET    /v1/conversations/:id/labels          {conversation}  401 403 403 403 200 200
      DELETE /v1/conversations/:id/label           unknown         401 403 403 403 404 404
      POST   /v1/conversations/:id/label           {conversation}  401 403 403 403 202 202
      GET    /v1/deliveries                        -               401 403 403 403 403 200
      POST   /v1/deliveries/:id/replay             7               401 403 403 403 403 404
      GET    /v1/audit                             -               401 403 403 403 403 200
      GET    /v1/audit/check                       -               401 403 403 403 403 200
      GET    /openapi.yaml                         -               200 200 200 200 200 200
      GET    /v1/audit/export                      -               401 403 403 403 403 200
      """;
  private static final List<String> TOKENS = List.of("", INGEST, AGENT, SUPERVISOR, DATA, ADMIN);
  private static final String EVERY_BODY =
      """
      {"text": "Offer a refund.", "outcome": "RESOLVED", "verdict": "RIGHT", "feedback": "UP",
       "utterance": "t0", "speaker": "CUSTOMER", "minutes": 0, "to": "kim",
       "want": "JOINED", "escalates": true, "state": "WATCHING"}\
      """;

  @TempDir private static Path folder;
  private static RunningService service;
  private static Map<String, String> known = Map.of();

  record Row(String method, String path, String with, List<Integer> statuses) {
    static Row of(String line) {
      var words = List.of(line.strip().split(" +"));
      return new Row(
          words.get(0),
          words.get(1),
          words.get(2).equals("-") ? "" : words.get(2),
          words.subList(3, words.size()).stream().map(Integer::valueOf).toList());
    }

    String address() {
      var address = path;
      if (with.startsWith("?")) {
        return address + with;
      }
      for (var value : with.split(",", -1)) {
        address = address.replaceFirst(":\\w+", known.getOrDefault(value, value));
      }
      return address;
    }

    @Override
    public String toString() {
      return method + " " + path + " " + with;
    }
  }

  /** The conversation that rings is led by the agent whose token is tried. */
  @BeforeAll
  static void start() {
    service =
        RunningService.on(
            folder,
            Map.of(),
            List.of(Article.of("refunds", "Refunds", "A refund takes five days to arrive.")));
    var ringing = Samples.ringing(1).getFirst();
    service.lines(live(ringing, "a7", "north"));
    var id = ringing.id().value();
    known =
        Map.of("{conversation}", id, "{alert}", service.conversation(id).path("alert").asText());
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answersEachRoleAsTheTableSays(Row row) {
    assertThat(TOKENS.stream().map(token -> status(row, token)).toList())
        .containsExactlyElementsOf(row.statuses());
  }

  @Test
  void theTableHasEveryRoute() {
    assertThat(rows().map(r -> r.method() + " " + r.path()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            service.application().routes().stream().map(r -> r.method() + " " + r.path()).toList());
  }

  private static int status(Row row, String token) {
    boolean writes = row.method().equals("POST") || row.method().equals("PUT");
    var response =
        service.open(
            service
                .request(row.address(), token)
                .header("Content-Type", "application/json")
                .method(
                    row.method(),
                    writes ? BodyPublishers.ofString(EVERY_BODY) : BodyPublishers.noBody())
                .build());
    try (var body = response.body()) {
      return body == null ? 0 : response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

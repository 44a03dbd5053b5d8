package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.ADMIN;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;

class ErasingTest {
  @TempDir private Path folder;

  @Test
  void erasesACustomersConversationsForGood() {
    try (var service = RunningService.on(folder)) {
      service.lines(started("c1", "jane"), said("c1", "u1", "hello"));
      service.lines(started("c2", "bob"), said("c2", "u1", "hello"));
      service.settle();

      var receipt = read(delete(service, "/v1/customers/jane/conversations", ADMIN));

      assertThat(receipt.path("conversations").asInt()).isEqualTo(1);
      assertThat(receipt.path("by").asText()).isEqualTo("admin");
      assertThat(receipt.path("tombstones").get(0).asText()).hasSize(64);
      assertThat(receipt.path("modelsThatMayHaveLearntFromThem")).isEmpty();
      assertProblem(service.get("/v1/conversations/c1", ADMIN), 404);
    }
    try (var service = RunningService.on(folder)) {
      assertProblem(service.get("/v1/conversations/c1", ADMIN), 404);
      assertThat(service.get("/v1/conversations/c2", ADMIN).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void erasesForNobodyButTheAdministrator() {
    try (var service = RunningService.on(folder)) {
      service.lines(started("c1", "jane"), said("c1", "u1", "hello"));
      service.settle();

      assertProblem(delete(service, "/v1/conversations/c1", SUPERVISOR), 403);
      assertProblem(delete(service, "/v1/customers/jane/conversations", DATA), 403);
      assertProblem(delete(service, "/v1/conversations/c1", ""), 401);
      assertThat(service.get("/v1/conversations/c1", ADMIN).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void masksWhatTheAgentAskedForAndWhatTwoTurnsComplete() {
    try (var service = RunningService.on(folder)) {
      service.lines(
          said("c1", "u1", "it says 5105 1051"),
          said("c1", "u2", "0510 5100"),
          said("c1", "u3", "could you read me your card number please")
              .replace("\"CUSTOMER\"", "\"AGENT\""),
          said("c1", "u4", "four five three nine"));
      service.settle();

      assertThat(service.conversation("c1").path("turns").findValuesAsText("text"))
          .containsExactly(
              "it says [CARD]", "[CARD]", "could you read me your card number please", "[CARD]");
      var counts = service.application().counts();
      assertThat(counts.received()).isEqualTo(counts.accepted());
    }
  }

  private static HttpResponse<String> delete(RunningService service, String path, String token) {
    return service.send(service.request(path, token).DELETE().build());
  }

  private static String started(String conversation, String customer) {
    return "{\"type\":\"started\",\"conversation\":\"%s\",\"customer\":\"%s\"}"
        .formatted(conversation, customer);
  }
}

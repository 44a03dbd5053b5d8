package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Samples;
import org.tocsin.api.ShippedCopy;

class BacktestsTest {
  private static final String ANY_WORD =
      "title: They say anything\\nwhen:\\n  phrases: ['\\\\w+']\\nsteps:\\n  - do: Greet\\n    done: [Hello.]\\n";

  @TempDir private Path folder;

  @Test
  void saysWhatAnotherThresholdPolicyOrModelWouldHaveDone() {
    ShippedCopy.in(folder, "other");
    var ringing = Samples.ringing(1).getFirst();
    try (var service = RunningService.on(folder)) {
      assertProblem(service.post("/v1/backtest", DATA, "{}"), 409);
    }
    try (var service = RunningService.on(folder)) {
      service.lines(live(ringing, "a7", "north"));
      Samples.calm(2).forEach(calm -> service.lines(live(calm, "a8", "north")));
      service.settle();
      var id = ringing.id().value();
      service.post("/v1/conversations/" + id + "/label", DATA, "{\"escalates\":true}");

      var same = asked(service, "{}");
      assertThat(same.path("changes")).isEmpty();
      assertThat(same.path("conversations").asInt()).isEqualTo(3);
      assertThat(same.path("now").path("ringing").asInt()).isEqualTo(1);

      var deaf = asked(service, "{\"threshold\": 0.9999}");
      assertThat(deaf.path("changes").findValuesAsText("conversation")).containsExactly(id);
      assertThat(deaf.path("proposed").path("misses").asInt()).isEqualTo(1);

      var policy = asked(service, "{\"policy\": {\"raiseAt\": 0.9999}}");
      assertThat(policy.path("proposed").path("ringing").asInt()).isZero();
      var other = asked(service, "{\"model\": \"other\", \"alertsPerHour\": 400}");
      assertThat(other.path("proposed").path("model").asText()).isEqualTo("other");

      var guided = asked(service, "{\"playbooks\": {\"any-word\": \"%s\"}}".formatted(ANY_WORD));
      assertThat(guided.path("changes").findValuesAsText("playbook"))
          .containsExactly("any-word", "any-word", "any-word");
      var line = guided.path("playbooks").get(0);
      assertThat(line.path("playbook").asText()).isEqualTo("abusive-customer");
      assertThat(line.path("proposed")).isEqualTo(line.path("now"));

      for (var wrong :
          List.of(
              "[]",
              "{\"playbooks\": {}}",
              "{\"playbooks\": {\"a/b\": \"\"}}",
              "{\"playbooks\": {\"odd\": \"title: No more\"}}",
              "{\"playbooks\": {\"odd\": \"title: No more\"}, \"threshold\": 0.5}",
              "{\"threshold\": 2}",
              "{\"threshold\": \"high\"}",
              "{\"loudness\": 1}",
              "{\"threshold\": 0.5, \"alertsPerHour\": 1}",
              "{\"policy\": {\"loudness\": 1}}")) {
        assertProblem(service.post("/v1/backtest", DATA, wrong), 400);
      }
      assertProblem(service.post("/v1/backtest", DATA, "{\"model\": \"nobody\"}"), 409);
    }
  }

  private static JsonNode asked(RunningService service, String question) {
    Eventually.holds(
        "all are scored", () -> service.post("/v1/backtest", DATA, question).statusCode() != 202);
    var answer = service.post("/v1/backtest", DATA, question);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer);
  }
}

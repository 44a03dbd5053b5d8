package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.Watching;
import org.tocsin.api.settings.HelpSettings;

class PlaybooksTest {
  private static final String LATE = "You promised me a refund by Friday and it never came.";

  @TempDir private Path state;

  @Test
  void theAgentSeesWhatToDoAndThatItIsDone() throws IOException {
    try (var service = RunningService.on(state);
        var watching = new Watching(service, AGENT)) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", LATE));
      var told = watching.first("guidance", _ -> true);
      service.lines(
          agentSaid("c1", "u2", "I am sorry. We promised you this and we did not keep to it."));
      service.settle();

      var play = play(service, AGENT, "broken-promise");
      assertThat(told.path("playbooks").toString()).contains("broken-promise");
      assertThat(play.path("steps").get(0).path("done").asBoolean()).isTrue();
      assertThat(play.path("steps").get(1).path("done").asBoolean()).isFalse();
      assertThat(play.path("steps").get(1).path("say").asText()).isNotBlank();
      assertThat(play.path("steps").get(1).path("eases").isMissingNode()).isTrue();
    }
  }

  @Test
  void theWordsThatAreUsedAreKept() {
    try (var service = RunningService.on(state)) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", LATE));
      service.settle();
      var id = play(service, AGENT, "broken-promise").path("id").asText();
      var path = "/v1/suggestions/" + id + "/feedback";

      assertThat(service.post(path, AGENT, "{\"feedback\": \"USED\"}").statusCode()).isEqualTo(204);
      assertThat(
              service
                  .post(path, RunningService.OTHER_AGENT, "{\"feedback\": \"USED\"}")
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void comesBackAfterARestart() {
    JsonNode before;
    try (var service = RunningService.on(state)) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", LATE));
      service.settle();
      before = play(service, SUPERVISOR, "broken-promise");
    }
    try (var service = RunningService.on(state)) {
      assertThat(play(service, SUPERVISOR, "broken-promise")).isEqualTo(before);
    }
  }

  @Test
  void oneCardAMinuteIsAllThatABudgetOfOneLetsThrough() {
    try (var service =
        RunningService.on(state, Map.of(HelpSettings.PROMPTS_PER_MINUTE, "1"), List.of())) {
      service.lines(
          started("c1", "a7", "north"),
          said("c1", "u1", LATE + " Let me speak to your manager, I want to make a complaint."));
      service.settle();

      assertThat(read(service.get("/v1/conversations/c1", AGENT)).path("playbooks")).hasSize(1);
    }
  }

  @Test
  void whoTakesOverGetsHalfAPageWithoutAScore() {
    try (var service = RunningService.on(state)) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", LATE));
      service.settle();

      var summary = read(service.get("/v1/conversations/c1/summary", AGENT));
      assertThat(summary.at("/wants/said").asText()).isEqualTo(LATE);
      assertThat(summary.path("text").asText()).contains("with agent a7", "Next: ");
      assertThat(summary.toString()).doesNotContainPattern("\\b0[.]\\d");
      assertThat(
              service.get("/v1/conversations/c1/summary", RunningService.OTHER_AGENT).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aBrokenPlaybookStopsTheStartAndSaysWhere(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("late.yaml"), "title: Late\nwen: x\n");

    assertThatThrownBy(() ->
            RunningService.on(state, Map.of(HelpSettings.PLAYBOOKS, folder.toString()), List.of()))
        .hasMessageContaining("late.yaml:2: unknown key 'wen'");
  }

  private static JsonNode play(RunningService service, String token, String playbook) {
    for (var play : read(service.get("/v1/conversations/c1", token)).path("playbooks")) {
      if (play.path("playbook").asText().equals(playbook)) {
        return play;
      }
    }
    throw new AssertionError("no playbook " + playbook);
  }

  private static String agentSaid(String conversation, String utterance, String text) {
    return said(conversation, utterance, text).replace("\"CUSTOMER\"", "\"AGENT\"");
  }
}

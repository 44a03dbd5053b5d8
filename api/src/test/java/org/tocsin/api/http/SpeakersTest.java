package org.tocsin.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.http.EventIntakeTest.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;

class SpeakersTest {
  private static final String ANGRY = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private Path folder;

  @Test
  void correctsTheSidesOfAConversationForGood() {
    JsonNode corrected;
    try (var service = RunningService.on(folder)) {
      service.lines(
          by("AGENT", said("c", "u1", ANGRY)), by("CUSTOMER", said("c", "u2", "I am sorry.")));
      var swapped = service.conversation("c");

      assertThat(correct(service, SUPERVISOR, "u1", "CUSTOMER").statusCode()).isEqualTo(202);
      assertThat(correct(service, SUPERVISOR, "u1", "CUSTOMER").statusCode()).isEqualTo(202);
      service.events(by("AGENT", said("c", "u3", "Hello? Are you there?")));

      corrected = service.conversation("c");
      assertThat(corrected.path("turns").findValuesAsText("speaker"))
          .containsExactly("CUSTOMER", "AGENT", "CUSTOMER");
      assertThat(corrected.path("explanation")).isNotEqualTo(swapped.path("explanation"));
    }
    try (var service = RunningService.on(folder)) {
      assertThat(service.conversation("c").path("turns").findValuesAsText("speaker"))
          .isEqualTo(corrected.path("turns").findValuesAsText("speaker"));
      assertThat(service.conversation("c").path("explanation"))
          .isEqualTo(corrected.path("explanation"));
    }
  }

  @Test
  void saysWhatCannotBeCorrected() {
    try (var service = RunningService.on(folder)) {
      service.events(said("c", "u1", ANGRY));
      service.settle();

      assertProblem(correct(service, SUPERVISOR, "u1", "NARRATOR"), 400);
      assertProblem(correct(service, SUPERVISOR, "u9", "AGENT"), 404);
      assertProblem(correct(service, AGENT, "u1", "AGENT"), 403);
      assertProblem(correct(service, "", "u1", "AGENT"), 401);
    }
  }

  private static String by(String speaker, String said) {
    return said.replace("\"CUSTOMER\"", "\"" + speaker + "\"");
  }

  private static HttpResponse<String> correct(
      RunningService service, String token, String utterance, String speaker) {
    return service.post(
        "/v1/conversations/c/speakers",
        token,
        "{\"utterance\": \"%s\", \"speaker\": \"%s\"}".formatted(utterance, speaker));
  }
}

package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.ended;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.model.knowledge.Article;

class RestartTest {
  @TempDir private Path folder;

  @Test
  void isAsItWasAfterARestart() {
    var ringing = Samples.ringing(1).getFirst();
    var id = ringing.id().value();
    JsonNode before;
    try (var service = RunningService.on(folder)) {
      service.lines(live(ringing, "a7", "north"));
      judge(service, id, "INTERVENED");
      before = service.conversation(id);
    }

    try (var service = RunningService.on(folder)) {
      assertThat(withoutClock(service.conversation(id))).isEqualTo(withoutClock(before));
    }
  }

  /**
   * All is stored with the conversation: nothing is analysed again, and cards stay on the panel.
   */
  @Test
  void bringsBackSuggestionsAndGuidanceWithoutAnalysingAgain() {
    var articles = List.of(Article.of("bags", "Lost bags", "Report a lost bag at the desk."));
    JsonNode before;
    try (var service = RunningService.on(folder, Map.of(), articles)) {
      Eventually.holds("articles are there", () -> service.application().knowsArticles());
      service.lines(
          started("c", "a7", "north"),
          said("c", "u1", "Where do I report a lost bag?"),
          said("c", "u2", "This is the third time I call about my lost bag. Get me a manager."));
      before = service.conversation("c");
    }
    assertThat(before.path("suggestions")).isNotEmpty();
    var stored = new Stored(folder);
    assertThat(stored.column("SELECT utterance FROM turn_states")).contains("u1", "u2");

    try (var service = RunningService.on(folder)) {
      assertThat(withoutClock(service.conversation("c"))).isEqualTo(withoutClock(before));
    }
  }

  /** What another model made is not believed, nor what was made of another text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE conversation_states SET scorer = 'another'",
        "UPDATE turn_states SET body = replace(body, '\"text\":\"', '\"text\":\"0')",
        "DELETE FROM turn_states WHERE utterance = 'u1'",
        "UPDATE turn_states SET body = '{'",
        "DELETE FROM conversation_states"
      })
  void analysesAgainWhereWhatIsStoredDoesNotFit(String change) {
    JsonNode before;
    try (var service = RunningService.on(folder)) {
      service.lines(said("c", "u1", "Nobody listens."), said("c", "u2", "A manager, now!"));
      before = service.conversation("c");
    }
    new Stored(folder).change(change);

    try (var service = RunningService.on(folder)) {
      assertThat(withoutClock(service.conversation("c"))).isEqualTo(withoutClock(before));
    }
  }

  /** The process was killed after the event was stored, and before its alert was. */
  @Test
  void storesAnAlertThatWasLostBetweenTheEventAndItself() {
    var ringing = Samples.ringing(1).getFirst();
    var id = ringing.id().value();
    try (var service = RunningService.on(folder)) {
      service.lines(live(ringing, "a7", "north"));
      service.settle();
    }
    var stored = new Stored(folder);
    var alerts = stored.column("SELECT id FROM alerts");
    stored.change("DELETE FROM alerts");

    try (var service = RunningService.on(folder)) {
      judge(service, id, "RIGHT");
    }

    assertThat(stored.column("SELECT id FROM alerts")).containsExactlyElementsOf(alerts);
    try (var service = RunningService.on(folder)) {
      assertThat(service.conversation(id).path("alertState").asText()).isEqualTo("RIGHT");
    }
  }

  @Test
  void knowsAConversationThatHadEndedBeforeTheRestart() {
    JsonNode before;
    try (var service = RunningService.on(folder)) {
      service.lines(said("c", "u1", "I want to cancel, now."), ended("c"));
      before = service.conversation("c");
    }

    try (var service = RunningService.on(folder)) {
      assertThat(withoutClock(service.conversation("c"))).isEqualTo(withoutClock(before));
    }
  }

  @Test
  void goesOnWhereAConversationEndedBeforeTheRestart() {
    try (var service = RunningService.on(folder)) {
      service.lines(said("c", "u1", "Third time I call, and nobody listens."), ended("c"));
      service.settle();
    }
    JsonNode undisturbed;
    try (var service = RunningService.on(folder)) {
      service.lines(said("c", "u2", "Me again."), said("c", "u3", "Get me your manager."));
      undisturbed = service.conversation("c");
      service.lines(
          said("d", "u1", "Third time I call, and nobody listens."),
          said("d", "u2", "Me again."),
          said("d", "u3", "Get me your manager."));

      assertThat(undisturbed.path("turns")).isEqualTo(service.conversation("d").path("turns"));
    }
  }

  private static void judge(RunningService service, String conversation, String verdict) {
    var alert = service.conversation(conversation).path("alert").asText();
    var answer =
        service.post(
            "/v1/alerts/" + alert + "/verdict",
            SUPERVISOR,
            "{\"verdict\": \"%s\"}".formatted(verdict));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** What is shown, but the time of the last event by the machine's clock. */
  private static JsonNode withoutClock(JsonNode conversation) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) conversation.deepCopy())
        .without("lastAt");
  }
}

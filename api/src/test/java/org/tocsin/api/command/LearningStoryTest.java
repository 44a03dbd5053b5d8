package org.tocsin.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Wire;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.training.Corpus;
import org.tocsin.training.LabelledConversation;

/** From what supervisors say to a model that serves, and back. */
class LearningStoryTest {
  private static final String SHIPPED = ModelRegistry.shipped().version().value();

  @TempDir private Path state;

  @Test
  void whatPeopleSayTeachesIsHeldAgainstWhatServesAndCanBeUndone() {
    var told = conversations();
    try (var service = RunningService.on(state)) {
      told.forEach(c -> live(service, c));
      service.settle();
      judge(service);

      var trained = Ran.of("train", "--state", "" + state, "--recalibrate-only");
      assertThat(trained.out()).as(trained.err()).contains("-recalibrated", "gate ");
      assertThat(trained.err()).contains("labelled");
      var candidate = new ModelRegistry(state.resolve("models")).versions().getFirst().value();
      assertThat(serving(service)).isEqualTo(SHIPPED);
      assertThat(Ran.of("models", "show", candidate, "--state", "" + state).out())
          .contains("## Gate", "held against " + SHIPPED);

      assertThat(Ran.of("models", "shadow", candidate, "--state", "" + state).code()).isZero();
      Eventually.holds("it scores silently", () -> shadow(service).equals(candidate));
      service.lines(Wire.said("open", "u4", "I have waited an hour."));

      var before = service.conversation("open");
      var promoted = Ran.of("models", "promote", candidate, "--state", "" + state, "--force");
      assertThat(promoted.code()).as(promoted.err()).isZero();
      Eventually.holds("the candidate serves", () -> serving(service).equals(candidate));

      assertThat(Ran.of("models", "rollback", "--state", "" + state).code()).isZero();
      Eventually.holds("the shipped one serves again", () -> serving(service).equals(SHIPPED));
      var after = service.conversation("open");
      assertThat(after.path("turns").findValuesAsText("text"))
          .isEqualTo(before.path("turns").findValuesAsText("text"));
      assertThat(after.path("alerts")).isEqualTo(before.path("alerts"));
      assertThat(after.path("state").asText()).isEqualTo("live");
    }
  }

  /** Enough of either sort to learn two numbers from, and as many that measure. */
  private static List<LabelledConversation> conversations() {
    var brief =
        Corpus.conversations().stream().filter(c -> c.transcript().turns().size() <= 14).toList();
    return Stream.concat(
            brief.stream().filter(c -> c.label().escalates()).limit(15),
            brief.stream().filter(c -> !c.label().escalates()).limit(15))
        .toList();
  }

  private static void live(RunningService service, LabelledConversation conversation) {
    service.lines(Wire.live(conversation.transcript(), "a7", "north"));
    var outcome = conversation.label().escalates() ? "ESCALATED" : "RESOLVED";
    service.lines(
        "{\"type\":\"ended\",\"conversation\":\"%s\",\"outcome\":\"%s\"}"
            .formatted(conversation.transcript().id(), outcome));
  }

  /** A supervisor judges every alert, and one conversation is still going on. */
  private static void judge(RunningService service) {
    service.lines(
        Wire.said("open", "u1", "You cut me off again."),
        Wire.said("open", "u2", "Please wait.").replace("CUSTOMER", "AGENT"),
        Wire.said("open", "u3", "This is a disgrace. I want to speak to your manager now."));
    Eventually.holds("it rings", () -> !service.conversation("open").path("alerts").isEmpty());
    for (var alert : read(service.get("/v1/alerts", SUPERVISOR)).path("items")) {
      var path = "/v1/alerts/%s/verdict".formatted(alert.path("id").asText());
      assertThat(service.post(path, SUPERVISOR, "{\"verdict\":\"RIGHT\"}").statusCode())
          .isEqualTo(200);
    }
  }

  private static String shadow(RunningService service) {
    return read(service.get("/v1/models/shadow", DATA)).path("version").asText();
  }

  private static String serving(RunningService service) {
    return read(service.get("/v1/models", DATA)).path("serving").asText();
  }
}

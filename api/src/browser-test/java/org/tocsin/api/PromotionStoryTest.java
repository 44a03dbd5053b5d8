package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.Wire.said;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.Utterance;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.risk.Assessor;

/** A new model is promoted in the console, serves, and is rolled back. */
class PromotionStoryTest {
  private static final List<String> WORDS =
      List.of(
          "I have called about this invoice before.",
          "It is still not right, and nobody called me back.",
          "So what do you do about it now?",
          "I see. And when will that be?");

  @TempDir private Path folder;

  @Test
  void theNextTurnIsBelievedByTheNewModelAndThenByTheOldOneAgain() {
    ShippedCopy.in(
        folder,
        "warmer",
        manifest -> {
          var calibration = (ObjectNode) manifest.path("calibration");
          calibration.put("intercept", calibration.path("intercept").asDouble() + 1);
        });
    try (var browser = new Browser();
        var service = RunningService.on(folder)) {
      say(service, 0);
      assertThat(belief(service)).isCloseTo(expected("shipped", 1), within(1e-6));
      browser.open(service.application().address() + "/#token=" + DATA);

      browser.click("[data-promote=warmer]");
      browser.says("dialog.confirmation", "Let warmer serve?", "From the next turn on", "never stood at the gate");
      browser.press("\uE007");
      browser.seen("[data-version=warmer] .serving");
      say(service, 1);
      assertThat(belief(service)).isCloseTo(expected("warmer", 2), within(1e-6));
      assertThat(expected("warmer", 2)).isGreaterThan(expected("shipped", 2));
      browser.photograph("promoted");

      double before = expected("shipped", 2);
      browser.click("[data-rollback]");
      browser.says("dialog.confirmation", "warmer stops scoring");
      long asked = System.nanoTime();
      browser.press("\uE007");
      Eventually.holds(
          "the beliefs are the old model's again",
          () -> Math.abs(belief(service) - before) < 1e-6);
      System.out.printf(
          "rolled back, and the live conversation scored anew, in %d ms%n",
          (System.nanoTime() - asked) / 1_000_000);
      browser.until(
          "warmer does not serve",
          _ -> !browser.seen("[data-version=warmer]").getText().contains("Serving now"));
      say(service, 2);
      say(service, 3);

      var conversation = service.conversation("c1");
      assertThat(conversation.path("risk").asDouble())
          .isCloseTo(expected("shipped", 4), within(1e-6));
      assertThat(conversation.path("turns").findValuesAsText("text"))
          .containsExactlyElementsOf(WORDS);
      assertThat(browser.complaints()).allMatch(c -> c.contains("/v1/snapshot"));
    }
  }

  private static void say(RunningService service, int turn) {
    service.lines(said("c1", "u" + turn, WORDS.get(turn)));
    service.settle();
  }

  private static double belief(RunningService service) {
    return service.conversation("c1").path("risk").asDouble();
  }

  /** What a version believes after so many of the words. */
  private double expected(String version, int turns) {
    var model = new ModelRegistry(folder.resolve("models")).read(new ModelVersion(version));
    var assessor = new Assessor(model.scorer(RunningService.encoder()), model.policy());
    var id = new ConversationId("c1");
    var assessment = assessor.begin(id);
    var beliefs = new ArrayList<Double>();
    for (int turn = 0; turn < turns; turn++) {
      var utterance =
          new Utterance(
              new UtteranceId("u" + turn),
              Speaker.CUSTOMER,
              WORDS.get(turn),
              OptionalLong.empty(),
              OptionalLong.empty(),
              true,
              OptionalDouble.empty());
      assessment = assessor.after(assessment, new Spoken(id, utterance));
      beliefs.add(assessment.turns().getLast().shown());
    }
    return beliefs.getLast();
  }
}

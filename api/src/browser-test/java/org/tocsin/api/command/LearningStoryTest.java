package org.tocsin.api.command;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.tocsin.api.Browser;
import org.tocsin.api.Eventually;
import org.tocsin.api.PlantedShift;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;
import org.tocsin.api.Wire;
import org.tocsin.api.learning.OwnConversations;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.risk.Assessor;
import org.tocsin.training.LabelledConversation;
import org.tocsin.training.OfflineScoring;
import org.tocsin.training.Split.Side;
import org.tocsin.training.gate.TimeSplit;

/**
 * From what a supervisor says in the console to a model that is better where it serves, and back.
 * The place is that of {@link PlantedShift}; of so few labels a model's beliefs are fitted anew and
 * no network is trained.
 */
class LearningStoryTest {
  /** Of either sort: of the last fifth ten of each measure, which the gate asks for. */
  private static final int OF_EITHER = 51;

  @TempDir private Path state;

  @Test
  void whatPeopleSayMakesAModelBetterWhereItServesAndCanBeUndone() {
    var stale = PlantedShift.serveLastYears(state);
    var weeks = PlantedShift.weeks(OF_EITHER);
    try (var browser = new Browser();
        var service = RunningService.on(state)) {
      for (int i = 0; i < weeks.size(); i++) {
        service.lines(PlantedShift.live(weeks.get(i), i));
      }
      service.settle();
      judgeAll(browser, service, weeks);
      weeks.forEach(conversation -> end(service, conversation));
      oneIsStillGoingOn(service);

      var trained = Ran.of("train", "--state", "" + state, "--recalibrate-only");
      assertThat(trained.out()).as(trained.err()).contains("-recalibrated", "gate       passed");
      assertThat(trained.err()).contains("102 labelled");
      var candidate = candidate();
      assertThat(serving(service)).isEqualTo(stale);
      assertThat(Ran.of("models", "show", candidate, "--state", "" + state).out())
          .contains("## Gate", "held against " + stale);
      isBetterOnTheLatestWeeks(stale, candidate);

      assertThat(Ran.of("models", "shadow", candidate, "--state", "" + state).code()).isZero();
      Eventually.holds("it scores silently", () -> shadow(service).equals(candidate));
      service.lines(Wire.said("open", "u4", "I have waited an hour."));
      Eventually.holds("it has scored the turn", () -> shadowed(service) > 0);

      var before = service.conversation("open");
      signIn(browser, service, DATA);
      browser.says("[data-version='" + candidate + "']", "passed at the gate");
      browser.click("[data-promote='" + candidate + "']");
      browser.says("dialog.confirmation", "Let " + candidate + " serve?", "held against " + stale);
      browser.press(Keys.ENTER);
      Eventually.holds("the candidate serves", () -> serving(service).equals(candidate));

      browser.click("[data-rollback]");
      browser.says("dialog.confirmation", candidate + " stops scoring");
      browser.press(Keys.ENTER);
      Eventually.holds("last year's serves again", () -> serving(service).equals(stale));
      var after = service.conversation("open");
      assertThat(after.path("turns").findValuesAsText("text"))
          .isEqualTo(before.path("turns").findValuesAsText("text"));
      assertThat(after.path("alerts")).isEqualTo(before.path("alerts"));
      assertThat(after.path("state").asText()).isEqualTo("live");
    }
  }

  /** Every alert gets its verdict at the wall. */
  private void judgeAll(
      Browser browser, RunningService service, List<LabelledConversation> conversations) {
    var verdicts = new TreeMap<String, String>();
    conversations.forEach(c ->
        verdicts.put(
            c.transcript().id().value(), c.label().escalates() ? "RIGHT" : "FALSE_ALARM"));
    var stored = new Stored(state);
    var rang = stored.column("SELECT conversation FROM alerts ORDER BY id");
    assertThat(rang).hasSizeGreaterThan(20);
    signIn(browser, service, SUPERVISOR);
    for (int judged = 0; judged < rang.size(); judged++) {
      var id = rang.get(judged);
      browser.count("tocsin-inbox .alert", rang.size() - judged);
      var button =
          "tocsin-inbox .alert:has([href='#/c/%s']) [aria-keyshortcuts=%s]"
              .formatted(id, "RIGHT".equals(verdicts.get(id)) ? "r" : "f");
      browser.script("document.querySelector(`%s`).scrollIntoView({block: 'center'})".formatted(button));
      browser.click(button);
    }
    browser.seen("tocsin-inbox .inbox-empty");
    Eventually.holds(
        "all verdicts are stored",
        () ->
            stored
                .column("SELECT conversation || ' ' || state FROM alerts ORDER BY id")
                .equals(rang.stream().map(id -> id + " " + verdicts.get(id)).toList()));
  }

  private static void signIn(Browser browser, RunningService service, String token) {
    browser.open("about:blank");
    browser.open(service.application().address() + "/#token=" + token);
  }

  /** Every conversation has an outcome when it is over. */
  private static void end(RunningService service, LabelledConversation conversation) {
    var id = conversation.transcript().id().value();
    service.lines(PlantedShift.ended(conversation));
    var path = "/v1/conversations/%s/outcome".formatted(id);
    assertThat(service.post(path, SUPERVISOR, PlantedShift.outcome(conversation)).statusCode())
        .isEqualTo(202);
  }

  private static void oneIsStillGoingOn(RunningService service) {
    service.lines(
        Wire.said("open", "u1", "You cut me off again."),
        Wire.said("open", "u2", "Please wait.").replace("CUSTOMER", "AGENT"),
        Wire.said("open", "u3", "This is a disgrace. I want to speak to your manager now."));
    Eventually.holds("it rings", () -> !service.conversation("open").path("alerts").isEmpty());
  }

  /** On weeks that come after all that was learnt from, and customers that were not met before. */
  private void isBetterOnTheLatestWeeks(String stale, String candidate) {
    var own = new ArrayList<LabelledConversation>();
    OwnConversations.each(state, own::add);
    var sides = TimeSplit.sides(own, Train.MEASURED);
    Predicate<LabelledConversation> measures = c -> sides.get(c.transcript().group()) == Side.TEST;
    var latest = own.stream().filter(measures).toList();
    var learnt = own.stream().filter(measures.negate()).toList();
    assertThat(groups(latest)).doesNotContainAnyElementsOf(groups(learnt));
    assertThat(latest).allMatch(c -> learnt.stream().noneMatch(before -> at(before, c)));

    var registry = new ModelRegistry(state.resolve("models"));
    var champion = figures(registry.read(new ModelVersion(stale)), latest);
    var better = figures(registry.read(new ModelVersion(candidate)), latest);

    assertThat(better.brier()).isLessThan(champion.brier() / 2);
    assertThat(better.calibrationError()).isLessThan(champion.calibrationError());
    assertThat(better.matched()).isEqualTo(champion.matched());
  }

  private String candidate() {
    return Engine.registry(state).versions().stream()
        .map(ModelVersion::value)
        .filter(version -> version.endsWith("-recalibrated"))
        .findFirst()
        .orElseThrow();
  }

  /** Whether one began after another. */
  private static boolean at(LabelledConversation one, LabelledConversation other) {
    return one.transcript()
        .circumstances()
        .at()
        .orElseThrow()
        .isAfter(other.transcript().circumstances().at().orElseThrow());
  }

  private static Set<String> groups(List<LabelledConversation> conversations) {
    return conversations.stream().map(c -> c.transcript().group()).collect(toSet());
  }

  private static Evaluation figures(ServedModel model, List<LabelledConversation> latest) {
    var assessor = new Assessor(model.scorer(RunningService.encoder()), model.policy());
    return Evaluation.of(new OfflineScoring(assessor).scoreAll(latest, _ -> {}));
  }

  private static String shadow(RunningService service) {
    return read(service.get("/v1/models/shadow", DATA)).path("version").asText();
  }

  private static int shadowed(RunningService service) {
    return read(service.get("/v1/models/shadow", DATA)).path("turns").asInt();
  }

  private static String serving(RunningService service) {
    return read(service.get("/v1/models", DATA)).path("serving").asText();
  }
}

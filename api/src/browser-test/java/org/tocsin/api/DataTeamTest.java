package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.INGEST;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.tocsin.api.report.Reports;
import org.tocsin.api.report.StoredReports;
import org.tocsin.model.registry.ModelRegistry;

/** What the data team sees and does in the console, told as one story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataTeamTest {
  private static final String SHIPPED = ModelRegistry.shipped().version().value();
  private static final String EVERY_TURN =
      "title: Anything\\nwhen:\\n  phrases: ['.+']\\nsteps:\\n  - do: Greet\\n    done: [Hello.]";

  @TempDir private static Path folder;
  @AutoClose private static Browser browser;
  @AutoClose private static RunningService service;
  private static String labelled = "";

  @BeforeAll
  static void start() throws IOException {
    browser = new Browser();
    var better = ShippedCopy.in(folder, "better");
    Files.writeString(better.resolve("gate.json"), gate());
    var reports = StoredReports.in(folder);
    reports.keep(SHIPPED, Reports.json(SHIPPED));
    reports.keep("better", Reports.json("better"));
    ShippedCopy.in(folder, "unmeasured");
    var kept = Files.createDirectories(folder.resolve("benchmark"));
    for (int run = 1; run <= 2; run++) {
      Files.writeString(
          kept.resolve("corpus-%d.json".formatted(run)),
kept(run));
    }
    service = RunningService.on(folder);
    var ringing = Samples.ringing(1).getFirst();
    service.lines(live(ringing, "a7", "north"));
    service.lines(ended(ringing.id().value(), "ESCALATED"));
    for (var calm : Samples.calm(3)) {
      service.lines(live(calm, "a8", "north"));
      service.lines(ended(calm.id().value(), "TRANSFERRED"));
    }
    service.lines(
        said("secret", "u1", "My card is 5105 1051 0510 5100 <img src=x onerror=alert(1)>"),
        ended("secret", "RESOLVED"));
    service.settle();
  }

  @Test
  @Order(10)
  void aTokenOfTheWrongRoleOpensNothing() {
    browser.open(service.application().address() + "/#token=" + INGEST);

    browser.says(".sign-in-error", "not valid");
    browser.count(".nav a", 0);
    browser.complaints(); // the refusal is told there too
  }

  @Test
  @Order(20)
  void theDataTeamSeesItsPagesAndOnlyThese() {
    open("#token=" + DATA);

    browser.seen("tocsin-models .model");
    shows(".nav a", "Models", "Labels", "Corpus", "Backtest", "Drift", "Benchmarks");
    for (var page : List.of("#/", "#/day", "#/c/secret")) {
      open(page);
      browser.seen("tocsin-models .model");
    }
    browser.holds(
        () -> assertThat(browser.texts(".model h2")).contains(SHIPPED, "better", "unmeasured"));
    browser.says("[data-version=better]", "refused at the gate");
    check("models");
  }

  @Test
  @Order(30)
  void aVersionIsDrawnAndItsPicturesAreTablesToo() {
    open("#/model/" + SHIPPED);
    browser.count("tocsin-picture[data-drawn]", 7);
    browser.script("document.querySelectorAll('.picture details').forEach(d => d.open = true)");
    browser.holds(
        () -> assertThat(browser.texts(".picture table")).hasSize(7).noneMatch(String::isBlank));
    browser.says(".card-text", SHIPPED);
    check("model");

    open("#/model/unmeasured");
    browser.says(".no-report", "tocsin evaluate --state DIR --model unmeasured");
  }

  @Test
  @Order(40)
  void twoVersionsAreComparedWithWhatTheGateSaid() {
    open("#/models");
    browser.click("[data-version=better] .compare-choice");
    browser.click("[data-version='" + SHIPPED + "'] .compare-choice");
    browser.click("tocsin-models .data-tools a");

    browser.reads("the same test conversations", "refused at the gate", "recall is worse by 0.1");
    browser.count("tocsin-picture[data-drawn]", 7);
    check("compare");
  }

  @Test
  @Order(50)
  void whatTheGateRefusedIsPromotedOnlyOnPurpose() {
    open("#/models");
    browser.click("[data-promote=better]");

    browser.says("dialog.confirmation", "Let better serve?", "refused at the gate", "recall is worse by 0.1", SHIPPED);
    assertThat(browser.seen("[data-go]").isEnabled()).isFalse();
    check("promote");
    browser.press("\uE00C");
    browser.count("dialog.confirmation", 0);
  }

  @Test
  @Order(60)
  void labelsAreGivenWithOneKeyAndTakenBackWithAnother() {
    open("#/labels");
    browser.seen(".script-line");
    assertThat(browser.text()).doesNotContain("5105");
    check("labels");
    var first = browser.seen(".queue-head .quiet-words").getText().split(" · ", -1)[0];
    browser.press("j");
    browser.press("t");
    browser.seen(".script-mark");
    browser.press("1");
    browser.press("y");

    Eventually.holds("the label is stored", () -> labels(first).contains("MANUAL ESCALATES"));
    browser.until(
        "another is shown",
        _ -> !browser.seen(".queue-head .quiet-words").getText().startsWith(first + " "));
    browser.press("u");
    Eventually.holds("it is taken back", () -> labels(first).contains("TAKEN_BACK"));
    browser.until(
        "the first is there again",
        _ -> browser.seen(".queue-head .quiet-words").getText().startsWith(first + " "));
    browser.press("n");
    Eventually.holds("it is labelled calm", () -> labels(first).endsWith("MANUAL CALM"));
    labelled = first;
  }

  @Test
  @Order(70)
  void labelledConversationsAreFoundAndEachTellsItsHistory() {
    open("#/corpus");
    browser.seen(".corpus-row");
    browser.click("[name=q]");
    browser.press("CARD]\uE007");
    browser.count(".corpus-row", 1);
    browser.click(".corpus-row a");

    browser.says(".history", "outcome: stays calm (resolved)");
    assertThat(browser.says(".script", "[CARD]")).doesNotContain("5105");
    assertThat(browser.script("return document.querySelectorAll('img').length")).isEqualTo("0");
    check("corpus");
    open("#/corpus/source%3DMANUAL");
    browser.until(
        "the one that was labelled by hand",
        _ -> browser.texts(".corpus-row").toString().contains(labelled));
    browser.holds(
        () ->
            assertThat(browser.texts(".corpus-row"))
                .singleElement()
                .asString()
                .contains("Stays calm"));
  }

  @Test
  @Order(75)
  void theShippedConversationsAreBrowsedByKeysAndEachTurnTellsItsLabels() {
    open("#/corpus");
    browser.seen("tocsin-corpus .segments a[aria-current]");
    browser.script("document.activeElement.blur()"); // in a field a letter is a letter
    browser.press("o");
    browser.seen("tocsin-shipped .corpus-row");
    browser.count(".corpus-row", 50);
    browser.press("m");
    browser.count(".corpus-row", 100);

    choose("vertical", "telecom");
    choose("escalates", "true");
    choose("split", "test");
    browser.until(
        "few are left", d -> d.findElements(By.cssSelector(".corpus-row")).size() < 50);
    browser.holds(
        () ->
            assertThat(browser.texts(".corpus-row"))
                .isNotEmpty()
                .allSatisfy(
                    row -> assertThat(row).contains("Escalates", "Telecom", "only measured on")));
    browser.script("document.activeElement.blur()");
    browser.press("j");
    browser.filled("tocsin-shipped .script");
    browser.seen(".corpus-row a[aria-current]");
    browser.filled(".script-notes li");
    check("shipped");
  }

  private static void choose(String field, String value) {
    browser.click("tocsin-shipped [name=" + field + "] option[value='" + value + "']");
    browser.until(
        field + " is filtered by", _ -> browser.address().contains(field + "%3D" + value));
  }

  @Test
  @Order(76)
  void everyPageTellsItsKeysAndGoesToTheOthersByTwo() {
    open("#/models");
    browser.seen("tocsin-models .model");
    browser.press("?");
    browser.says("tocsin-keys dialog", "This page: Models", "Everywhere", "Labels", "Corpus", "Backtest");
    check("keys");
    browser.press("\uE00C");
    browser.press("j");
    browser.until(
        "the first model has the focus",
        _ ->
            browser
                .script("return document.activeElement.closest('.model') !== null")
                .equals("true"));
    browser.press("g");
    browser.press("4");
    browser.seen("tocsin-backtest .backtest-form");
    browser.press("/");
    browser.until(
        "the threshold has the focus",
        _ -> browser.script("return document.activeElement.name").equals("threshold"));
  }

  @Test
  @Order(80)
  void aThresholdIsTriedOnWhatIsOver() {
    open("#/backtest");
    var threshold = browser.seen("[name=threshold]");
    threshold.clear();
    threshold.sendKeys("0.05\uE007");

    browser.reads("hits: escalations rung before");
    browser.reads("rings from", "0.050", "conversations change");
    check("backtest");
  }

  @Test
  @Order(81)
  void aPlaybookIsTriedToo() {
    open("#/backtest");
    browser.script(
        "document.querySelector('[name=yaml]').value = `%s`".formatted(EVERY_TURN));
    browser.click("[value=playbooks]");
    browser.click(".backtest-form [type=submit]");

    browser.reads("5 starts change", "parcel-is-late would start, after turn", "none → 5");
    check("backtest-playbook");
  }

  @Test
  @Order(90)
  void driftAndBenchmarksAreShownAsTheyAre() {
    open("#/drift");
    browser.says("tocsin-drift .quiet-words", "conversations of the latest week");
    check("drift");
    open("#/benchmarks");
    browser.seen("tocsin-benchmarks .never");
    browser.reads("corpus", "recall ≥ 0.700", "0.620", "0.610");
    check("benchmarks");
  }

  @Test
  @Order(100)
  void aSupervisorSeesTheModelsAndNoMoreOfIt() {
    browser.script(
        "return fetch('/v1/session', {method: 'DELETE', headers: {'X-Tocsin': 'console'}})");
    open("#token=" + SUPERVISOR);
    browser.seen("tocsin-wall");
    open("#/labels");
    browser.seen("tocsin-wall");

    shows(".nav a", "Wall", "Day", "Models");
  }

  /** Light and dark, on a desktop and on a phone; nothing is cut off, and the page complains of nothing. */
  private static void check(String page) {
    for (int width : List.of(390, 1440)) {
      browser.width(width);
      assertThat(
              Long.valueOf(
                  browser.script(
                      "return document.documentElement.scrollWidth"
                          + " - document.documentElement.clientWidth")))
          .as("how far %s overflows at %d", page, width)
          .isLessThan(2);
      assertThat(browser.barriers()).as(page + " at " + width).isEmpty();
    }
    browser.photograph(page);
    assertThat(browser.complaints()).as(page).isEmpty();
  }

  private static void open(String hash) {
    if (hash.startsWith("#token")) {
      browser.open("about:blank");
    }
    browser.open(service.application().address() + "/" + hash);
  }

  private static void shows(String css, String... texts) {
    browser.holds(() -> assertThat(browser.texts(css)).containsExactly(texts));
  }

  private static String labels(String conversation) {
    var log =
        read(service.get("/v1/conversations/" + conversation + "/labels", DATA)).path("log");
    var words = new StringBuilder();
    log.forEach(e ->
        words.append(e.path("source").asText()).append(' ').append(e.path("word").asText()).append(' '));
    return words.toString().strip();
  }

  private static String gate() {
    return """
    {"passed": false, "champion": "%s", "candidate": "better",
     "reasons": ["the test side of the shipped corpus: recall is worse by 0.1"],
     "checks": [{"where": "the test side of the shipped corpus", "whole": true, "conversations": 184,
                 "yardstick": "recall", "words": "recall at the alert budget", "refused": true,
                 "champion": 0.7, "candidate": 0.6, "gain": -0.1, "low": -0.2, "high": -0.01}],
     "unjudged": ["the latest own conversations (3)"]}\
    """
        .formatted(SHIPPED);
  }

  private static String kept(int run) {
    return """
    {"row": "corpus", "model": "%s", "data": "%s", "measured": "2026-11-2%dT09:00:00Z",
     "seconds": 12.5, "code": "0.1.0",
     "findings": {"aims": [{"figure": "recall", "measured": 0.6%d, "wanted": 0.7, "atLeast": true},
                           {"figure": "false alarms", "measured": 0.02, "wanted": 0.05, "atLeast": false}],
                  "tables": [{"title": "alerts", "columns": ["recall"],
                              "lines": [{"name": "model", "values": [0.6]}]}],
                  "remarks": ["Measured for a test."]}}\
    """
        .formatted(SHIPPED, "0".repeat(63) + run, run, run);
  }

  private static String ended(String conversation, String outcome) {
    return "{\"type\":\"ended\",\"conversation\":\"%s\",\"outcome\":\"%s\"}"
        .formatted(conversation, outcome);
  }
}

package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.tocsin.model.knowledge.Article;
import org.tocsin.training.Transcript;

/** The console as people see it, told as one story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {
  private static final String SCRIPT = "<script>document.title='owned'</script>";
  private static final String IMAGE = "<img src=x onerror=\"document.title='owned'\">";

  @TempDir private static Path folder;
  @AutoClose private static Browser browser;
  @AutoClose private static RunningService service;
  private static Transcript ringing;

  @BeforeAll
  static void start() {
    browser = new Browser();
    ringing = Samples.ringing(1).getFirst();
    service =
        RunningService.on(
            folder,
            Map.of(),
            List.of(
                Article.of(
                    "refunds",
                    "How long a refund takes " + IMAGE,
                    "A refund arrives on the customer's account within five working days. "
                        + SCRIPT)));
    Samples.calm(3).forEach(calm -> service.lines(live(calm, "a8", "north")));
    Eventually.holds("the article is known", () -> service.application().knowsArticles());
    service.settle();
  }

  @Test
  @Order(10)
  void aLinkOpensTheWallAndLeavesNoTokenInTheAddress() {
    browser.open(service.application().address() + "/");
    browser.seen("tocsin-sign-in .button");
    assertAccessible();
    browser.photograph("sign-in");
    assertThat(browser.complaints()).allMatch(c -> c.contains("/v1/snapshot")); // nobody is in yet
    browser.open("about:blank");
    browser.open(service.application().address() + "/#token=" + SUPERVISOR);

    browser.count(".row", 3);
    assertThat(browser.address()).doesNotContain(SUPERVISOR);
    assertThat(browser.script("return document.cookie")).isEqualTo("");
  }

  @Test
  @Order(20)
  void anAlertAppearsByItselfAndItsConversationRisesToTheTop() {
    service.lines(live(ringing, "a7", "north"));

    browser.seen("tocsin-inbox .alert");
    browser.until(
        "the alert's conversation is the first row",
        d ->
            String.valueOf(
                    d.findElements(By.cssSelector(".row a")).getFirst().getDomAttribute("href"))
                .contains(ringing.id().value()));
    browser.filled("tocsin-inbox .alert .alert-reason");
    browser.holds(() -> assertThat(risks()).isSortedAccordingTo((a, b) -> Integer.compare(b, a)));
    assertAccessible();
    browser.photograph("wall");
  }

  @Test
  @Order(30)
  void theConversationShowsWhatWasSaidAndWhy() {
    browser.press("j");
    browser.seen("tocsin-inbox .alert[data-chosen]");
    browser.press("\uE007");

    browser.seen("tocsin-conversation .turn");
    browser.until(
        "all turns", d -> d.findElements(By.cssSelector(".turn")).size() == ringing.turns().size());
    browser.filled("tocsin-ledger");
    browser.filled(".turn .chip");
    browser.filled(".past-alert .alert-reason");
    browser.filled(".headline h1");
    assertAccessible();
    browser.photograph("conversation");
  }

  @Test
  @Order(40)
  void aVerdictIsOneKeyAndIsStored() {
    browser.press("r");

    var stored = new Stored(folder);
    Eventually.holds(
        "the verdict is stored",
        () -> stored.column("SELECT state FROM alerts").equals(List.of("RIGHT")));
    browser.until(
        "the button is pressed",
        d ->
            "true"
                .equals(
                    d.findElement(By.cssSelector("[data-verdict=RIGHT]"))
                        .getDomAttribute("aria-pressed")));
  }

  @Test
  @Order(41)
  void aSupervisorTakesAConversationOnAndComesIntoIt() {
    browser.press("a");
    browser.says(".handing-who", "supervisor");
    browser.click("[data-step=WHISPERING]");

    browser.until(
        "they whisper",
        d ->
            "true"
                .equals(
                    d.findElement(By.cssSelector("[data-step=WHISPERING]"))
                        .getDomAttribute("aria-pressed")));
    browser.click("[data-step=JOINED]"); // for which there is no telephony system here
    browser.says(".notice.bad", "telephonyUrl is not set");
    assertThat(browser.complaints()).allMatch(c -> c.contains("/handling"));
  }

  @Test
  @Order(42)
  void theDayCountsWhatRangAndTheModelsPageSaysWhatServesAndLetsNobodyChangeIt() {
    browser.open(service.application().address() + "/#/day");
    browser.says(".day-total", "Alerts", "1", "Hits");
    assertAccessible();
    browser.photograph("day");
    browser.open(service.application().address() + "/#/models");
    browser.seen(".model .serving");
    browser.count("[data-promote], [data-rollback]:not([hidden])", 0);
  }

  @Test
  @Order(50)
  void hostileWordsAreShownAsWordsAndBreakNoPage() {
    service.lines(
        started("hostile<b>", "a7", "north"),
        said("hostile<b>", "u1", SCRIPT + IMAGE + " and javascript:alert(1)"),
        said("hostile<b>", "u2", "\u202Egnorw si gnihtemos\u202C \u2066\u0000\u200B\u200D\uFEFF \u0301\u0301\u0301"),
        said("hostile<b>", "u3", "x".repeat(1_000_000)),
        said("hostile<b>", "u4", "How long does it take until my refund arrives?"));
    service.settle();
    browser.open(service.application().address() + "/#/c/hostile%3Cb%3E");

    browser.count(".turn", 4);
    browser.says(".turn-text", SCRIPT, IMAGE);
    assertHarmless();
    browser.photograph("hostile");
    browser.open(service.application().address() + "/#/");
    browser.seen(".row");
    assertHarmless();
  }

  @Test
  @Order(60)
  void anAgentSeesSuggestionsAndNoRisk() {
    browser.script(
        "return fetch('/v1/session', {method: 'DELETE', headers: {'X-Tocsin': 'console'}})");
    browser.open("about:blank");
    browser.open(service.application().address() + "/#token=" + AGENT);
    browser.seen("tocsin-agent .turn");
    browser.open(service.application().address() + "/#/agent/hostile%3Cb%3E");
    browser.seen("tocsin-agent .suggestion");
    service.post(
        "/v1/conversations/hostile%3Cb%3E/whisper",
        SUPERVISOR, "{\"text\": \"Offer a voucher <i>now</i>.\"}");

    browser.saysJust(".whisper p", "Offer a voucher <i>now</i>.");
    browser.says("tocsin-agent .suggestion", "How long a refund takes", "five working days");
    assertThat(browser.text().toLowerCase(Locale.ROOT))
        .doesNotContain("risk", "alert open", "high", "sentiment");
    assertThat(browser.text()).doesNotContainPattern("\\b0?[.]\\d\\d\\b").doesNotContain("%");
    assertHarmless();
    assertAccessible();
    browser.photograph("agent");
  }

  @Test
  @Order(70)
  void aUsedCardGoesAndDoesNotComeAgain() {
    browser.click("tocsin-agent .suggestion .suggestion-foot .button");

    var stored = new Stored(folder);
    Eventually.holds(
        "that it came into sight, and was used, is stored",
        () ->
            stored
                .column("SELECT body FROM suggestion_feedback WHERE article = 'refunds'")
                .toString()
                .matches("(?s).*SHOWN.*USED.*"));
    browser.count("tocsin-agent .suggestion", 0);
    service.lines(said("hostile<b>", "u5", "How long does it take until my refund arrives?"));
    service.settle();
    browser.open("about:blank");
    browser.open(service.application().address() + "/#/agent/hostile%3Cb%3E");
    browser.count(".turn", 5);
    browser.count("tocsin-agent .suggestion", 0);
  }

  @Test
  @Order(80)
  void aPlaybookIsTickedOffAndItsNextWordsAreCopiedWithOneKey() {
    service.lines(
        started("late", "a7", "north"),
        said("late", "u1", "You promised me a refund by Friday and it never came."));
    service.settle();
    browser.open(service.application().address() + "/#/agent/late");
    browser.until(
        "the playbook",
        d -> browser.texts("tocsin-agent .play h3").contains("A promise was not kept"));
    browser.press("c");
    var stored = new Stored(folder);
    Eventually.holds(
        "the use is stored",
        () ->
            stored
                .column("SELECT body FROM suggestion_feedback WHERE playbook IS NOT NULL")
                .toString()
                .contains("USED"));
    service.lines(
        said("late", "u2", "I am sorry. We promised you this and we did not keep to it.")
            .replace("CUSTOMER", "AGENT"));

    browser.seen("tocsin-agent .step[data-done]");
    browser.photograph("playbook");
  }

  @Test
  @Order(90)
  void theSummaryIsOneClickAway() {
    browser.click("tocsin-agent .agent-head .summary-place .button");

    browser.says("dialog.summary .summary-body", "You promised me a refund by Friday and it never came.");
    browser.press("\uE00C");
  }

  @Test
  @Order(100)
  void anAgentSnoozesTheirCards() {
    browser.click("tocsin-agent .hush [data-minutes='15']");

    browser.count("tocsin-agent .play", 0);
    browser.click("tocsin-agent .hush [data-minutes='0']");
    browser.seen("tocsin-agent .play");
  }

  @Test
  @Order(110)
  void thePageComplainedOfNothing() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void assertAccessible() {
    assertThat(browser.barriers()).isEmpty();
  }

  private static void assertHarmless() {
    assertThat(browser.script("return document.title")).doesNotContain("owned");
    assertThat(
            Long.valueOf(
                browser.script("return document.querySelectorAll('img, script[src=x]').length")))
        .isZero();
    for (int width : List.of(390, 1440)) {
      browser.width(width);
      assertThat(
              Long.valueOf(
                  browser.script(
                      "return document.documentElement.scrollWidth"
                          + " - document.documentElement.clientWidth")))
          .as("how far the page overflows at " + width)
          .isLessThan(16); // less than a word: the hostile one has a million characters
    }
  }

  /** The risks of the rows from top to bottom, in hundredths. */
  private static List<Integer> risks() {
    return browser.texts(".row .risk b").stream()
        .map(t -> Arrays.stream(t.split("\\D+", -1)).filter(p -> !p.isEmpty()).toList())
        .map(digits -> Integer.parseInt(String.join("", digits)))
        .toList();
  }
}

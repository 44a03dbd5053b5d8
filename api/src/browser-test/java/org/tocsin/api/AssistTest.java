package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.AGENT;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.nio.file.Path;
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
import org.openqa.selenium.WebElement;
import org.tocsin.api.settings.HttpSettings;
import org.tocsin.model.knowledge.Article;

/** The element {@code tocsin-assist} in a page of another origin, told as one story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssistTest {
  private static final String ELEMENT = "tocsin-assist";
  private static final String ASKS = "How long does it take until my refund arrives?";
  private static final List<Article> ARTICLES =
      List.of(
          Article.of(
              "refunds",
              "How long a refund takes",
              "A refund arrives on the customer's account within five working days."));

  @TempDir private static Path folder;
  @AutoClose private static Browser browser;
  @AutoClose private static SamplePage page;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void start() {
    browser = new Browser();
    page = SamplePage.open(0);
    service = running("0");
    service.lines(
        started("c1", "a7", "north")
            .replace("\"agent\"", "\"customer\":\"Amara Osei\",\"queue\":\"billing\",\"agent\""),
        said("c1", "u0", "Good morning."));
    service.settle();
    page.shows(service.application().address());
  }

  private static RunningService running(String port) {
    var started =
        RunningService.on(
            folder,
            Map.of(
                HttpSettings.ALLOWED_ORIGINS,
                page.origin(),
                HttpSettings.PORT,
                port),
            ARTICLES);
    Eventually.holds("the article is known", () -> started.application().knowsArticles());
    return started;
  }

  @Test
  @Order(10)
  void aPageThatGivesNoTokenIsToldSo() {
    browser.open(page.origin() + "/");

    says(".state h2", "Nobody is signed in");
    assertAccessible();
  }

  @Test
  @Order(20)
  void aCardAppearsByItselfInAPageOfAnotherOrigin() {
    openPage();
    says(".pulse", "Live");
    assertThat(inside(".suggestion")).isEmpty();
    assertThat(browser.address()).doesNotContain(AGENT);
    service.lines(said("c1", "u1", ASKS));

    says(".suggestion", "How long a refund takes", "five working days");
    assertAccessible();
    browser.photograph("assist", List.of(360, 1440));
  }

  @Test
  @Order(21)
  void aPhoneHasRoomForIt() {
    browser.width(360);

    assertThat(seen(".suggestion").getRect().getWidth()).isLessThanOrEqualTo(360);
    assertThat(
            Long.valueOf(
                browser.script(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
        .isZero();
    assertAccessible();
    browser.width(1440);
  }

  @Test
  @Order(22)
  void nothingInItScoresAnybody() {
    assertThat(browser.inside(ELEMENT, ".assist").getFirst().getText().toLowerCase(Locale.ROOT))
        .contains("suggestions")
        .doesNotContain("risk", "high", "sentiment", "alert")
        .doesNotContainPattern("\\b0?[.]\\d\\d\\b");
  }

  @Test
  @Order(30)
  void aCardIsUsedWithOneKeyAndThePageGetsItsWords() {
    browser.script("document.querySelector('tocsin-assist').focus()");
    browser.press("1");

    var stored = new Stored(folder);
    Eventually.holds(
        "that it came into sight, and was used, is stored",
        () ->
            stored
                .column("SELECT body FROM suggestion_feedback WHERE article = 'refunds'")
                .toString()
                .matches("(?s).*SHOWN.*USED.*"));
    browser.until("the card is gone", _ -> inside(".suggestion").isEmpty());
    assertThat(browser.script("return document.getElementById('reply').value"))
        .contains("five working days");
  }

  @Test
  @Order(31)
  void aUsedCardDoesNotComeAgain() {
    service.lines(said("c1", "u2", ASKS), said("c1", "u3", "You promised it by Friday, and it never came."));
    service.settle();
    whisper("It is all there.");
    browser.until("what came later", _ -> whispered().contains("It is all there."));
    assertThat(inside(".suggestion")).isEmpty();
    openPage();

    seen(".play");
    assertThat(inside(".suggestion")).isEmpty();
  }

  @Test
  @Order(40)
  void keysCountInItAloneAndTheStepIsCopiedWithOne() {
    browser.click("#reply");
    browser.press("c");
    assertThat(browser.script("return document.getElementById('reply').value")).isEqualTo("c");
    browser.script("document.querySelector('tocsin-assist').focus()");
    browser.press("c");

    browser.until(
        "the words of the step are in the page",
        _ -> browser.script("return document.getElementById('reply').value").length() > 10);
    browser.photograph("assist-playbook", List.of(360, 1440));
  }

  @Test
  @Order(50)
  void aWhisperArrivesAndCardsAreSnoozed() {
    whisper("Offer a voucher <i>now</i>.");
    browser.until("the whisper", _ -> whispered().contains("Offer a voucher <i>now</i>."));

    click(".hush [data-minutes='15']");
    browser.until("the cards are gone", _ -> inside(".play").isEmpty());
    click(".hush [data-minutes='0']");
    seen(".play");
  }

  @Test
  @Order(60)
  void itFollowsTheAttributeAndTellsWhatItDoesNotKnowYet() {
    browser.script("document.querySelector('tocsin-assist').conversation = 'c2'");
    says(".state h2", "Nothing heard yet");
    service.lines(started("c2", "a7", "north"), said("c2", "u1", ASKS));

    says(".suggestion", "How long a refund takes");
    browser.script("document.querySelector('tocsin-assist').removeAttribute('conversation')");
    says(".state h2", "No conversation");
    browser.script("document.querySelector('tocsin-assist').setAttribute('conversation', 'c1')");
    seen(".play");
    assertThat(inside(".suggestion")).isEmpty();
    assertThat(browser.complaints()).allMatch(c -> c.contains("/v1/conversations/c2"));
  }

  @Test
  @Order(70)
  void itLeavesNothingRunningWhenItIsTakenOut() {
    browser.script(
        """
        window.opened = 0; window.ended = 0;
        const before = window.fetch;
        window.fetch = (address, request) => {
          if (String(address).endsWith('/v1/updates')) {
            window.opened++;
            request.signal.addEventListener('abort', () => window.ended++);
          }
          return before(address, request);
        };
        window.taken = document.querySelector('tocsin-assist');
        window.place = window.taken.parentElement;
        window.taken.token = '%s';"""
            .formatted(AGENT));
    browser.until("it has connected", _ -> browser.script("return window.opened").equals("1"));
    browser.script("window.taken.remove()");
    assertThat(browser.script("return window.ended")).isEqualTo("1");

    browser.script("window.place.append(window.taken)");
    seen(".play");
    assertThat(browser.script("return window.opened")).isEqualTo("2");
  }

  @Test
  @Order(80)
  void aWrongTokenIsToldAndARightOneGoesOn() {
    browser.script(
        "window.refused = 0;"
            + " document.addEventListener('tocsin-refused', () => window.refused++);"
            + " document.querySelector('tocsin-assist').setAttribute('token', 'wrong')");
    says(".state p", "The token is not valid, or has expired.");
    assertThat(browser.script("return window.refused")).isEqualTo("1");
    assertThat(browser.script("return document.querySelector('tocsin-assist').outerHTML"))
        .doesNotContain("wrong");
    assertAccessible();

    browser.script("document.querySelector('tocsin-assist').token = '" + AGENT + "'");
    seen(".play");
  }

  @Test
  @Order(90)
  void itSaysThatTheConnectionIsLostAndComesBackByItself() {
    var port = service.application().address().replaceFirst(".*:", "");
    service.close();
    says(".offline p", "connection is lost", "Trying again");
    assertAccessible();
    browser.photograph("assist-offline", List.of(360, 1440));

    service = running(port);
    says(".pulse", "Live");
    browser.until("the band goes", _ -> shown(".offline").isEmpty());
    service.lines(said("c1", "u9", "I want to speak to your manager."));
    seen(".play");
  }

  @Test
  @Order(100)
  void aPageOfAnOriginThatIsNotAllowedGetsNothing() {
    try (var other = SamplePage.open(0)) {
      other.shows(service.application().address());
      browser.open(other.origin() + "/#token=" + AGENT);

      browser.until(
          "the browser says why",
          _ -> browser.complaints().stream().anyMatch(c -> c.contains("CORS policy")));
      assertThat(browser.script("return String(customElements.get('tocsin-assist'))"))
          .isEqualTo("undefined");
    }
  }

  private static void openPage() {
    browser.open("about:blank");
    browser.open(page.origin() + "/#token=" + AGENT);
  }

  private static void whisper(String text) {
    service.post("/v1/conversations/c1/whisper", SUPERVISOR, "{\"text\": \"" + text + "\"}");
  }

  private static List<String> whispered() {
    return inside(".whisper p").stream().map(WebElement::getText).toList();
  }

  private static List<WebElement> inside(String css) {
    return browser.inside(ELEMENT, css);
  }

  private static List<WebElement> shown(String css) {
    return inside(css).stream().filter(WebElement::isDisplayed).toList();
  }

  private static WebElement seen(String css) {
    return browser.until(css + " is seen", _ -> shown(css).getFirst());
  }

  private static void says(String css, CharSequence... words) {
    browser.holds(() -> assertThat(shown(css).getFirst().getText()).contains(words));
  }

  private static void click(String css) {
    browser.holds(() -> shown(css).getFirst().click());
  }

  private static void assertAccessible() {
    assertThat(browser.barriers()).isEmpty();
  }
}

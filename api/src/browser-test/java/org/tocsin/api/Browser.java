package org.tocsin.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window. Each one has a profile of its own. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String AXE = axe();
  private static final String CHECK =
      """
      const done = arguments[arguments.length - 1];
      const painted = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
      painted().then(() => axe.run(document, {resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
        .then(r => done(r.violations.flatMap(v =>
            v.nodes.map(n => v.id + ' ' + n.target + ' ' + n.failureSummary))),
          e => done([String(e)]));\
      """;

  private static final String REMEMBER =
      """
      window.noticed = [];
      new MutationObserver((records) => {
        for (const record of records) window.noticed.push(record.target.textContent);
      }).observe(document.querySelector('.notices'), { subtree: true, childList: true, characterData: true });
      """;

  private final ChromeDriver driver;

  /** Opens it, or skips the test where there is none. */
  public Browser() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "no browser to test the console with: apt-get install chromium chromium-driver");
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage");
    this.driver = new ChromeDriver(service, options);
    width(1440);
  }

  public void open(String address) {
    driver.get(address);
  }

  /** Runs a script in every page before its own. */
  public void beforeEveryPage(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Empties the cache; cookies stay. */
  public void forgetFiles() {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
  }

  /** Sets the width of the page, as a desktop's or a phone's. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    driver.manage().window().setSize(new Dimension(Math.max(500, pixels), 1000));
  }

  /** What is found once something is. What is drawn anew meanwhile is looked for again. */
  public <T> T until(String what, Function<WebDriver, T> found) {
    return new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> what + " in: " + text())
        .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
        .ignoring(ElementClickInterceptedException.class, AssertionError.class)
        .until(found);
  }

  /** The texts of all elements that fit. */
  List<String> texts(String css) {
    return until(
        css, d -> d.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList());
  }

  /** The first element that fits and is seen. */
  public WebElement seen(String css) {
    return until(css + " is seen", _ -> visible(css).findFirst().orElse(null));
  }

  /** The text of the first element that fits and is seen, once it contains all these words. */
  public String says(String css, CharSequence... words) {
    return until(
        css + " says " + List.of(words),
        _ ->
            visible(css)
                .findFirst()
                .map(WebElement::getText)
                .filter(text -> Stream.of(words).allMatch(text::contains))
                .orElse(null));
  }

  /** Waits until one of the elements that fit is seen with words in it. */
  void filled(String css) {
    holds(
        () ->
            assertThat(visible(css).map(WebElement::getText))
                .as(css)
                .anyMatch(text -> !text.isBlank()));
  }

  /** The same as {@link #says}, and no other words. */
  void saysJust(String css, String words) {
    holds(() -> assertThat(visible(css).findFirst().orElseThrow().getText()).isEqualTo(words));
  }

  /** Waits until the whole page contains all these words. */
  public void reads(CharSequence... words) {
    says("body", words);
  }

  /** Waits until as many elements fit. */
  public void count(String css, int expected) {
    holds(() -> assertThat(driver.findElements(By.cssSelector(css))).as(css).hasSize(expected));
  }

  /** Repeats assertions about a page that is still drawing until they hold. */
  void holds(Runnable assertions) {
    until(
        "what is asserted does not hold",
        _ -> {
          assertions.run();
          return true;
        });
  }

  private Stream<WebElement> visible(String css) {
    return driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed);
  }

  /** Clicks on the first element that fits and is seen. */
  public void click(String css) {
    until(
        css + " is clicked on",
        _ -> {
          visible(css).findFirst().orElseThrow().click();
          return true;
        });
  }

  public void press(CharSequence keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** From now on keeps what the page says for a moment, which a slow machine could miss. */
  void rememberNotices() {
    script(REMEMBER);
  }

  /** What it said since then. */
  String notices() {
    return script("return window.noticed.join('\\n')");
  }

  /** All that can be read on the page. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  public String script(String script) {
    return String.valueOf(((JavascriptExecutor) driver).executeScript(script));
  }

  /** What the page complained of on its console. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream().map(LogEntry::toString).toList();
  }

  /** Lets the page be light or dark. */
  void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** What fits in the shadow of the first element that fits a host. */
  List<WebElement> inside(String host, String css) {
    return driver.findElement(By.cssSelector(host)).getShadowRoot().findElements(By.cssSelector(css));
  }

  /** Takes pictures of the page, light and dark, at the widths of a desktop and of a phone. */
  public void photograph(String name) {
    photograph(name, List.of(390, 1440));
  }

  /** The same at other widths; the last one stays. */
  void photograph(String name, List<Integer> widths) {
    try {
      Files.createDirectories(SCREENSHOTS);
      for (var scheme : List.of("dark", "light")) {
        scheme(scheme);
        for (int width : widths) {
          width(width);
          Files.write(
              SCREENSHOTS.resolve("%s-%d-%s.png".formatted(name, width, scheme)),
              driver.getScreenshotAs(OutputType.BYTES));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What breaks a rule of WCAG 2.2 AA on the page, light and dark, as axe-core finds it. */
  List<String> barriers() {
    var found = new ArrayList<String>();
    for (var scheme : List.of("dark", "light")) {
      scheme(scheme);
      driver.executeScript(AXE);
      if (driver.executeAsyncScript(CHECK) instanceof List<?> broken) {
        broken.forEach(b -> found.add(scheme + ": " + b));
      }
    }
    return found;
  }

  private static String axe() {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}

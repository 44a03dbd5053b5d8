package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.KIM;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.tocsin.api.settings.AlertSettings;
import org.tocsin.api.settings.HearingSettings;

/** Alerts that wait for a supervisor, as the wall shows them; the model rings at every first turn. */
class WaitingTest {
  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock(); // it stands: nothing rings for its age

  @BeforeEach
  void serveAnEagerModel() {
    EagerModel.servesIn(folder);
  }

  @Test
  void theWallSaysWhichAlertIsNextAndAVerdictLetsItRing() {
    try (var browser = new Browser();
        var service = service("1")) {
      begin(service, "first");
      browser.open(service.application().address() + "/#token=" + KIM);
      browser.seen("tocsin-inbox .alert");
      begin(service, "second");
      begin(service, "third");

      waits(browser, "second", "waiting for a free supervisor, 1st");
      waits(browser, "third", "waiting for a free supervisor, 2nd");
      assertThat(alerts(browser)).isEqualTo(1);
      assertThat(browser.barriers()).isEmpty();
      browser.photograph("waiting");

      browser.press("j");
      browser.seen("tocsin-inbox .alert[data-chosen]");
      browser.press("r");
      browser.until(
          "the next one rings",
          d ->
              d.findElements(By.cssSelector("tocsin-inbox .alert-open[href='#/c/second']")).size()
                  == 1);
      waits(browser, "second", "");
      waits(browser, "third", "waiting for a free supervisor, 1st");
    }
  }

  @Test
  void whoDoesNotWantToBeDisturbedIsRungForNothingUntilTheyDo() {
    try (var browser = new Browser();
        var service = service("presence")) {
      browser.open(service.application().address() + "/#token=" + KIM);
      browser.saysJust(".pulse", "Live");
      browser.click("[data-bell=hush]");
      browser.says("[data-bell=hush][aria-pressed=true]", "Undisturbed until");
      browser.seen(".row, .state");
      Eventually.holds("nobody is there", () -> there(service) == 0);
      begin(service, "c1");

      waits(browser, "c1", "waiting for a free supervisor, 1st");
      assertThat(alerts(browser)).isZero();
      assertThat(browser.barriers()).isEmpty();
      browser.photograph("undisturbed");

      browser.click("[data-bell=hush]");
      browser.saysJust("[data-bell=hush][aria-pressed=false]", "Do not disturb");
      browser.seen("tocsin-inbox .alert");
      waits(browser, "c1", "");
    }
  }

  private RunningService service(String supervisors) {
    return RunningService.on(
        folder,
        Map.of(
            AlertSettings.SUPERVISORS,
            supervisors,
            AlertSettings.DEALING,
            "3600",
            HearingSettings.CLOSE_AFTER,
            ""),
        List.of(),
        clock);
  }

  private static void begin(RunningService service, String conversation) {
    service.lines(
        started(conversation, "a7", "north"), said(conversation, "u1", "Where is my parcel?"));
    service.settle();
  }

  private static int there(RunningService service) {
    return RunningService.read(service.get("/v1/capacity", KIM)).path("there").asInt();
  }

  private static int alerts(Browser browser) {
    return Integer.parseInt(
        browser.script("return document.querySelectorAll('tocsin-inbox .alert').length"));
  }

  private static void waits(Browser browser, String conversation, String words) {
    browser.until(
        conversation + " is " + words,
        d ->
            d.findElement(By.cssSelector(".row a[href='#/c/" + conversation + "'] .waits"))
                .getText()
                .equals(words));
  }
}

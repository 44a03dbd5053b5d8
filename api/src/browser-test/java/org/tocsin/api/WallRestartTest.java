package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.tocsin.api.settings.HttpSettings;

/** The server restarts while the wall is open: it says so, and is back by itself. */
class WallRestartTest {
  @TempDir private Path folder;

  @Test
  void theWallSaysThatItIsOfflineAndComesBackByItselfWithWhatCameMeanwhile() {
    try (var browser = new Browser()) {
      String port;
      try (var service = RunningService.on(folder)) {
        port = String.valueOf(URI.create(service.application().address()).getPort());
        service.lines(
            started("c1", "a7", "north"), said("c1", "u1", "Hello, it is about my order."));
        service.lines(started("c2", "a8", "north"), said("c2", "u1", "My router blinks."));
        service.settle();
        browser.open(service.application().address() + "/#token=" + SUPERVISOR);
        rows(browser, 2);
        browser.saysJust(".pulse", "Live");
        browser.rememberNotices();
      }
      browser.says(".offline", "The live connection is lost", "Trying again by itself");
      browser.count(".row", 2);
      assertThat(browser.barriers()).isEmpty();
      browser.photograph("offline");

      try (var service =
          RunningService.on(folder, Map.of(HttpSettings.PORT, port), List.of())) {
        service.lines(said("c1", "u2", "Where is it now?"));
        service.lines(started("c3", "a7", "north"), said("c3", "u1", "Good morning."));
        service.settle();

        browser.saysJust(".pulse", "Live");
        Eventually.holds("it says so", () -> browser.notices().contains("Connected again"));
        rows(browser, 3);
        browser.reads("Where is it now?");
        browser.count(".offline:not([hidden])", 0);
        browser.photograph("online-again");
        service.lines(said("c3", "u2", "And it goes on."));
        browser.reads("And it goes on.");
      }
    }
  }

  private static void rows(Browser browser, int count) {
    browser.until(
        count + " rows", d -> d.findElements(By.cssSelector(".row")).size() == count);
  }
}

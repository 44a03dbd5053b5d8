package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.Wire.live;
import static org.tocsin.api.Wire.said;
import static org.tocsin.api.Wire.started;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to a wall breaks for a while: it goes on where it was, shows what it missed, and says so. */
class CaughtUpTest {
  @TempDir private Path folder;

  @Test
  void aWallThatWasOfflineIsToldWhatItMissedAndSaysHowMuchThatWas() throws IOException {
    try (var browser = new Browser();
        var service = RunningService.on(folder);
        var cable = new Cable(service.application().address())) {
      service.lines(started("c1", "a7", "north"), said("c1", "u1", "Hello, it is about my order."));
      service.settle();
      browser.open(cable.address() + "/#token=" + SUPERVISOR);
      browser.seen(".row");
      browser.saysJust(".pulse", "Live");
      browser.rememberNotices();

      cable.cut();
      browser.says(".offline", "The live connection is lost");
      service.lines(said("c1", "u2", "Where is it now?"));
      service.lines(live(Samples.ringing(1).getFirst(), "a8", "north"));
      service.settle();
      assertThat(browser.text()).doesNotContain("Where is it now?");
      cable.mend();

      browser.saysJust(".pulse", "Live");
      Eventually.holds(
          "it says what was caught up on",
          () ->
              browser
                  .notices()
                  .matches("(?s).*Connected again\\. \\d+ updates were caught up on\\..*"));
      browser.reads("Where is it now?");
      browser.seen("tocsin-inbox .alert");
      browser.count(".row", 2);
      browser.photograph("caught-up");
    }
  }
}

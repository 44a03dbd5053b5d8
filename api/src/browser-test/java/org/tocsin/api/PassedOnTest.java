package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.KIM;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;
import static org.tocsin.api.Wire.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor at the wall to whom an alert goes on, and who takes it. */
class PassedOnTest {
  @TempDir private Path folder;

  @Test
  void theWallAndTheInboxSayToWhomAnAlertWentAndOneKeyTakesIt() {
    var clock = new MovableClock();
    var ringing = Samples.ringing(1).getFirst();
    try (var browser = new Browser();
        var service = RunningService.on(folder, Map.of(), List.of(), clock)) {
      service.lines(live(ringing, "a7", "north"));
      service.settle();
      browser.open(service.application().address() + "/#token=" + KIM);
      browser.seen("tocsin-inbox .alert");
      browser.holds(
          () -> assertThat(browser.texts(".alert-passed span")).containsExactly(""));

      clock.forward(Duration.ofMinutes(3));
      browser.saysJust(".alert-passed[data-mine]", "Passed on to you, nobody acted for 3 min");
      browser.saysJust(".row .passed", "passed on to kim, nobody acted for 3 min");
      assertThat(browser.barriers()).isEmpty();
      browser.photograph("passed-on");

      browser.press("j");
      browser.seen("tocsin-inbox .alert[data-chosen]");
      browser.press("a");
      Eventually.holds(
          "it is kim's",
          () ->
              read(service.get("/v1/conversations/" + ringing.id().value(), SUPERVISOR))
                  .at("/handling/assignee")
                  .asText()
                  .equals("kim"));
    }
  }
}

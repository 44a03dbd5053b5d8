package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.SUPERVISOR;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Browser;
import org.tocsin.api.RunningService;
import org.tocsin.ingestion.Update;
import org.tocsin.model.conversation.Utterance;

/** The wall with hundreds of live conversations: how soon it is there, and how soon it is told. */
@Tag("proof")
class WallProof {
  private static final int LIVE = Figures.setting("live", 300);
  private static final int LOADS = Figures.setting("loads", 10);
  private static final int TURNS = Figures.setting("wallTurns", 200);
  private static final int TURNS_EACH = 5;
  private static final int IN_SIGHT = 12;
  private static final long PAUSE_MS = 100;
  private static final Pattern MARK = Pattern.compile("(\\d+)=(\\d+)");

  /** Notes when rows were on the screen: a message that is posted in a frame comes after its paint. */
  private static final String FIRST =
      """
      window.proof = {};
      const after = (what) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { window.proof[what] ??= performance.now(); };
        channel.port2.postMessage(0);
      };
      const look = () => {
        const rows = document.querySelectorAll('.row').length;
        if (rows > 0) after('rows');
        if (rows >= %d) after('all'); else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      """
          .formatted(LIVE);

  /** Notes when the words of a turn, which carry their number, were on the screen. */
  private static final String UPDATES =
      """
      window.proof.seen = {};
      new MutationObserver((records) => {
        const words = records.map((r) => r.target.textContent).join(' ');
        const numbers = [...words.matchAll(/#(\\d+)#/g)].map((m) => m[1]);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { for (const n of numbers) window.proof.seen[n] ??= Date.now(); };
        channel.port2.postMessage(0);
      }).observe(document.querySelector('.rows'), { subtree: true, childList: true, characterData: true });
      """;

  @TempDir private Path folder;
  private final Map<String, Long> believed = new ConcurrentHashMap<>();

  @Test
  void isThereAndIsTold() throws IOException, InterruptedException {
    var figures = new Figures("wall", "The wall with %d live conversations".formatted(LIVE));
    try (var browser = new Browser();
        var service = RunningService.on(folder)) {
      speak(service);
      browser.beforeEveryPage(FIRST);
      browser.open(service.application().address() + "/#token=" + SUPERVISOR);
      opened(browser);
      figures.say("| from the request of the page to … | |");
      figures.say("|---|---|");
      load(figures, browser, service, "nothing in the browser's cache", true);
      load(figures, browser, service, "the files in the browser's cache", false);
      hear(figures, browser, service);
    }
  }

  /** So many live conversations, none of which ends. */
  private static void speak(RunningService service) {
    for (int from = 0; from < LIVE; from += 25) {
      var lines = new ArrayList<String>();
      for (int c = from; c < Math.min(LIVE, from + 25); c++) {
        lines.add(Talks.started("w" + c));
        for (int turn = 0; turn < TURNS_EACH; turn++) {
          lines.add(Talks.said("w" + c, turn, Talks.of(c).get(turn)));
        }
      }
      service.lines(lines.toArray(String[]::new));
      service.settle();
    }
    assertThat(service.application().live().live()).isEqualTo(LIVE);
  }

  private static void load(
      Figures figures, Browser browser, RunningService service, String how, boolean cold) {
    var rows = new Quantiles();
    var all = new Quantiles();
    var paint = new Quantiles();
    for (int i = 0; i < LOADS; i++) {
      browser.open("about:blank");
      if (cold) {
        browser.forgetFiles();
      }
      browser.open(service.application().address() + "/");
      opened(browser);
      rows.add(millis(browser, "window.proof.rows"));
      all.add(millis(browser, "window.proof.all"));
      paint.add(
          millis(browser, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
    }
    figures.say("| first contentful paint, %s | %s |", how, paint.sorted());
    figures.say("| first rows on the screen, %s | %s |", how, rows.sorted());
    figures.say("| all %d rows, %s | %s |", LIVE, how, all.sorted());
  }

  private static void opened(Browser browser) {
    browser.until(
        "all rows", _ -> browser.script("return window.proof.all !== undefined").equals("true"));
  }

  private static long millis(Browser browser, String figure) {
    return (long) (Double.parseDouble(browser.script("return " + figure)) * 1e6);
  }

  private void hear(Figures figures, Browser browser, RunningService service)
      throws InterruptedException {
    service
        .application()
        .updates()
        .watch(update -> {
          if (update instanceof Update.Moved(var _, var utterance) && utterance.isPresent()) {
            believed.putIfAbsent(utterance.get().value(), System.currentTimeMillis());
          }
        });
    browser.script(UPDATES);
    var inSight =
        List.of(
            browser
                .script(
                    "return [...document.querySelectorAll('.row a')].slice(0, %d)".formatted(IN_SIGHT)
                        + ".map(a => a.hash.slice(4)).join(' ')")
                .split(" ", -1));
    for (int n = 0; n < TURNS; n++) {
      var id = inSight.get(n % inSight.size());
      var turn = Talks.of(n).get(n % TURNS_EACH);
      service.lines(
          Talks.said(
              id,
              1_000 + n,
              Utterance.of("t" + n, turn.speaker(), "#" + n + "# " + turn.text())));
      Thread.sleep(PAUSE_MS);
    }
    service.settle();
    browser.until(
        "the last is seen",
        _ -> browser.script("return '%d' in window.proof.seen".formatted(TURNS - 1)).equals("true"));
    var told = new Quantiles();
    var seen =
        browser.script("return Object.entries(window.proof.seen).map(e => e.join('=')).join(' ')");
    var marks = MARK.matcher(seen);
    while (marks.find()) {
      var at = believed.get("t" + (1_000 + Integer.parseInt(marks.group(1))));
      if (at != null) {
        told.add(1_000_000L * Math.max(0, Long.parseLong(marks.group(2)) - at));
      }
    }
    figures.say("");
    figures.say(
        "Belief → on the screen, %d turns at 10/s to conversations in sight: %s",
        TURNS, told.sorted());
  }
}

package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.api.RunningService.DATA;
import static org.tocsin.api.RunningService.SUPERVISOR;
import static org.tocsin.api.RunningService.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.RunningService;
import org.tocsin.api.ShippedCopy;
import org.tocsin.ingestion.LiveConversation;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessor;

/**
 * A model is rolled back while hundreds of conversations are live: how soon a turn is believed by
 * the model before, and that nothing is lost.
 */
@Tag("proof")
class RollbackProof {
  private static final int LIVE = Figures.setting("live", 300);
  private static final int ROLLBACKS = Figures.setting("rollbacks", 20);
  private static final int TURNS_EACH = 5;
  private static final int COMPARED = 20;
  private static final long PAUSE_MS = 20;
  private static final String CANDIDATE = "warmer";
  private static final String SHIPPED = ModelRegistry.shipped().version().value();
  private static final Pattern NEW_TURN =
      Pattern.compile(
          "\"conversation\":\\{\"id\":\"([^\"]+)\".*\"model\":\"([^\"]+)\".*\"turn\":\\{\"utterance\":\"(t\\d+)\"");

  @TempDir private Path folder;
  private final int[] said = new int[LIVE];
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, String> believedBy = new ConcurrentHashMap<>();
  private int next;

  @Test
  void theModelBeforeScoresAgainAtOnceAndNothingIsLost() throws InterruptedException {
    ShippedCopy.in(
        folder,
        CANDIDATE,
        manifest -> {
          var calibration = (ObjectNode) manifest.path("calibration");
          calibration.put("intercept", calibration.path("intercept").asDouble() + 1);
        });
    var figures =
        new Figures(
            "rollback",
            "%d times rolled back with %d live conversations".formatted(ROLLBACKS, LIVE));
    try (var service = RunningService.on(folder);
        var client = Client.of(service)) {
      begin(service);
      var watching = client.watch(this::note);
      var rung = alerts(service);
      var answered = new Quantiles();
      var believed = new Quantiles();
      long asked = 0;
      for (int i = 0; i < ROLLBACKS; i++) {
        forgetTurns();
        assertThat(change(service, "/v1/models/" + CANDIDATE + "/promotion")).isEqualTo(200);
        speakUntilBelievedBy(service, CANDIDATE);
        asked = rollBack(service, answered, believed);
      }
      speakUntilSeenBy(service, SHIPPED);
      double all = (System.nanoTime() - asked) / 1e9;
      service.settle();
      assertThat(watching).isNotDone();
      nothingIsLost(service, rung);
      figures.say("| from the request to roll back to … | |");
      figures.say("|---|---|");
      figures.say("| its answer | %s |", answered.sorted());
      figures.say(
          "| a turn that came after it, on a supervisor’s stream, by the model before | %s |",
          believed.sorted());
      figures.say("| all %d seen anew by the model before, the last time | %.1f s |", LIVE, all);
      figures.say("| (a turn’s own way meanwhile, sent → on the stream) | %s |", turns().sorted());
    }
  }

  /** When it was asked for. */
  private long rollBack(RunningService service, Quantiles answered, Quantiles believed)
      throws InterruptedException {
    forgetTurns();
    long asked = System.nanoTime();
    var answer =
        CompletableFuture.supplyAsync(() -> {
          int status = change(service, "/v1/models/rollback");
          answered.add(System.nanoTime() - asked);
          return status;
        });
    speakUntilBelievedBy(service, SHIPPED);
    believed.add(firstBelieved() - asked);
    assertThat(answer.join()).isEqualTo(200);
    return asked;
  }

  private void forgetTurns() {
    heard.clear();
    believedBy.clear();
  }

  private void speakUntilBelievedBy(RunningService service, String version)
      throws InterruptedException {
    while (!believedBy.containsValue(version)) {
      speak(service);
      Thread.sleep(PAUSE_MS);
    }
  }

  private void speakUntilSeenBy(RunningService service, String version)
      throws InterruptedException {
    while (!seenBy(service, version)) {
      speak(service);
      Thread.sleep(PAUSE_MS);
    }
  }

  private long firstBelieved() {
    return believedBy.entrySet().stream()
        .filter(e -> e.getValue().equals(SHIPPED))
        .mapToLong(e -> heard.getOrDefault(e.getKey(), Long.MAX_VALUE))
        .min()
        .orElseThrow();
  }

  private Quantiles turns() {
    var all = new Quantiles();
    heard.forEach((turn, at) -> all.add(at - sent.getOrDefault(turn, at)));
    return all;
  }

  /** What a supervisor is told, with the time. */
  private void note(String data) {
    var update = NEW_TURN.matcher(data);
    if (update.find()) {
      var turn = update.group(1) + "/" + update.group(3);
      if (heard.putIfAbsent(turn, System.nanoTime()) == null) {
        believedBy.put(turn, update.group(2));
      }
    }
  }

  private void begin(RunningService service) {
    for (int from = 0; from < LIVE; from += 25) {
      var lines = new ArrayList<String>();
      for (int c = from; c < Math.min(LIVE, from + 25); c++) {
        lines.add(Talks.started(name(c)));
        for (int turn = 0; turn < TURNS_EACH; turn++) {
          lines.add(Talks.said(name(c), said[c]++, Talks.of(c).get(turn)));
        }
      }
      service.lines(lines.toArray(String[]::new));
      service.settle();
    }
    assertThat(service.application().live().live()).isEqualTo(LIVE);
  }

  /** The next conversation goes on. */
  private void speak(RunningService service) {
    int c = next++ % LIVE;
    int turn = said[c]++;
    sent.put(name(c) + "/t" + turn, System.nanoTime());
    var turns = Talks.of(c);
    service.lines(Talks.said(name(c), turn, turns.get(turn % turns.size())));
  }

  private static int change(RunningService service, String path) {
    return service.post(path, DATA, "{\"force\": false}").statusCode();
  }

  private static boolean seenBy(RunningService service, String version) {
    return service.application().live().all().stream()
        .allMatch(c -> c.scorer().version().equals(version));
  }

  private static Set<String> alerts(RunningService service) {
    var ids = new HashSet<String>();
    service
        .application()
        .live()
        .all()
        .forEach(c -> c.alerts().stream().map(Alert::id).forEach(ids::add));
    return ids;
  }

  /** Every turn is there once, every alert still rings, and the beliefs are those of one model. */
  private void nothingIsLost(RunningService service, Set<String> rung) {
    var live = service.application().live();
    assertThat(live.live()).isEqualTo(LIVE);
    for (int c = 0; c < LIVE; c++) {
      var conversation = live.of(new ConversationId(name(c))).orElseThrow();
      assertThat(conversation.assessment().turns()).hasSize(said[c]);
      if (c < COMPARED) {
        assertThat(risk(conversation)).isCloseTo(alone(conversation), within(1e-9));
        assertThat(
                read(service.get("/v1/conversations/" + name(c), SUPERVISOR))
                    .path("risk")
                    .asDouble())
            .isCloseTo(risk(conversation), within(1e-9));
      }
    }
    assertThat(alerts(service)).containsAll(rung);
  }

  private static double risk(LiveConversation conversation) {
    return conversation.assessment().risk().orElseThrow().probability();
  }

  /** What the shipped model believes of it if it has seen it from its beginning. */
  private static double alone(LiveConversation conversation) {
    var model = ModelRegistry.shipped();
    var assessor = new Assessor(model.scorer(RunningService.encoder()), model.policy());
    return assessor.adopt(conversation.assessment()).risk().orElseThrow().probability();
  }

  private static String name(int number) {
    return "r" + number;
  }
}

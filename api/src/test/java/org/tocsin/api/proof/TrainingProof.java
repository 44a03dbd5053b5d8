package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.PlantedShift;
import org.tocsin.api.command.ForkedCommand;
import org.tocsin.api.command.ForkedService;

/**
 * A full training on a place's own labels beside the service that serves it: what it costs the
 * service, that it goes on where it was killed, and what the gate says.
 */
@Tag("proof")
class TrainingProof {
  private static final int SECONDS = Figures.setting("seconds", 60);
  private static final int TURNS_A_SECOND = Figures.setting("turns", 5);
  private static final int OF_EITHER = Figures.setting("labels", 100);
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  @TempDir private Path folder;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private volatile Quantiles shown = new Quantiles();
  private int told;

  @Test
  void trainsBesideTheServiceAndGoesOnWhereItWasKilled() throws IOException, InterruptedException {
    var figures =
        new Figures(
            "training",
            "A full training on %d labelled conversations beside the service"
                .formatted(2 * OF_EITHER));
    var state = Files.createDirectory(folder.resolve("state"));
    Files.write(state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data"));
    try (var service = ForkedService.on(state, Map.of("TOCSIN_SILENT_AFTER", "3600"));
        var client = new Client(service.address(), "in", "super", "data")) {
      tell(client);
      client.settle(Duration.ofMinutes(10));
      Consumption.of(service.process()).awaitIdle();
      var _ = client.watch(this::seen);
      var alone = latency(client);
      Quantiles.Sorted beside;
      long began = System.nanoTime();
      try (var training = training(state)) {
        await(training, "encoded ");
        beside = latency(client);
        await(training, "turn heads and reading learnt without fold");
        training.kill();
        figures.say(
            "Killed after %.0f s, having told: %s",
            (System.nanoTime() - began) / 1e9, training.told().getLast());
      }
      var alongside = goOn(figures, client, state);
      var again = latency(client);
      figures.say("");
      figures.say("| turn sent → shown, %d turns a second | |", TURNS_A_SECOND);
      figures.say("|---|---|");
      figures.say("| without a training | %s |", alone);
      figures.say("| beside a training that encodes | %s |", beside);
      figures.say("| beside a training that learns | %s |", alongside);
      figures.say("| without, afterwards | %s |", again);
      double usual = (alone.at(0.5) + again.at(0.5)) / 2;
      figures.say("");
      figures.say(
          "Ratio of the medians: %.2f encoding, %.2f learning.",
          beside.at(0.5) / usual, alongside.at(0.5) / usual);
    }
  }

  private Quantiles.Sorted goOn(Figures figures, Client client, Path state)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (var training = training(state)) {
      await(training, "turn heads and reading learnt without fold");
      var alongside = latency(client);
      int code = training.end();
      var kept = training.told().stream().filter(l -> l.startsWith("going on with ")).toList();
      figures.say(
          "Started again it went on with %d finished parts and ended after %.0f s with exit code %d.",
          kept.size(), (System.nanoTime() - began) / 1e9, code);
      figures.say("```");
      training.printed().lines().forEach(line -> figures.say("%s", line));
      figures.say("```");
      assertThat(kept).as("%s", training.told()).isNotEmpty();
      assertThat(training.printed()).as("%s", training.told()).contains("gate  ");
      return alongside;
    }
  }

  private ForkedCommand training(Path state) throws IOException {
    return ForkedCommand.start(
        state, folder.resolve("cache"), List.of(), List.of("train", "--state", state.toString()));
  }

  private static void tell(Client client) throws InterruptedException {
    var weeks = PlantedShift.weeks(OF_EITHER);
    for (int i = 0; i < weeks.size(); i++) {
      var outcome = weeks.get(i).label().escalates() ? "ESCALATED" : "RESOLVED";
      client.insist(String.join("\n", PlantedShift.live(weeks.get(i), i)));
      client.insist(
          PlantedShift.ended(weeks.get(i))
              .replace("\"ended\"", "\"ended\",\"outcome\":\"%s\"".formatted(outcome)));
    }
  }

  private static void await(ForkedCommand training, String beginning)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (training.told().stream().noneMatch(line -> line.startsWith(beginning))) {
      if (!training.runs() || System.nanoTime() > until) {
        throw new AssertionError(
            "the training never told '%s': %s".formatted(beginning, training.told()));
      }
      Thread.sleep(200);
    }
  }

  /** From sending a turn until a supervisor sees it, for a while; what is never seen is missing. */
  private Quantiles.Sorted latency(Client client) throws InterruptedException {
    client.settle(Duration.ofMinutes(5));
    sent.clear();
    shown = new Quantiles();
    long began = System.nanoTime();
    for (int i = 0; i < SECONDS * TURNS_A_SECOND; i++) {
      long left = began + i * (1_000_000_000L / TURNS_A_SECOND) - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
      var talk = Talks.of(told / 8);
      var name = "beside" + told / 8;
      int turn = told++ % 8;
      sent.put(name + " t" + turn, System.nanoTime());
      var _ = client.send(Talks.said(name, turn, talk.get(turn)));
    }
    client.settle(Duration.ofMinutes(5));
    Thread.sleep(500);
    return shown.sorted();
  }

  /** The first time that a turn is shown counts. */
  private void seen(String conversation, String turn) {
    var at = sent.remove(conversation + " " + turn);
    if (at != null) {
      shown.add(System.nanoTime() - at);
    }
  }
}

package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.command.ForkedService;

/** A full floor, for minutes, with the source and the supervisor on the same processors. */
@Tag("proof")
class LoadProof {
  private static final int CONVERSATIONS = Figures.setting("conversations", 2_000);
  private static final int SECONDS = Figures.setting("seconds", 300);
  private static final int TURNS_A_SECOND = Figures.setting("turns", 100);
  private static final int LENGTH = Figures.setting("length", Integer.MAX_VALUE);
  private static final int PARTIALS_A_TURN = 2;
  private static final int CONNECTIONS = 64;
  private static final int LOOKS = Figures.setting("looks", 10);

  @TempDir private Path folder;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Quantiles shown = new Quantiles();
  private final Quantiles acknowledged = new Quantiles();
  private final Semaphore underWay = new Semaphore(CONNECTIONS);
  private final AtomicInteger slowed = new AtomicInteger();
  private final Map<String, Integer> failed = new ConcurrentHashMap<>();

  @Test
  void keepsUpOrSkipsPartialsButLosesNothing() throws IOException, InterruptedException {
    var figures =
        new Figures(
            "load",
            "%d open conversations, %d turns/s and %d partials/s for %d s"
                .formatted(
                    CONVERSATIONS, TURNS_A_SECOND, TURNS_A_SECOND * PARTIALS_A_TURN, SECONDS));
    var state = Files.createDirectory(folder.resolve("state"));
    Files.write(state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data"));
    try (var service = ForkedService.on(state, Map.of("TOCSIN_SILENT_AFTER", "3600"));
        var client = new Client(service.address(), "in", "super", "data")) {
      open(client);
      client.settle(Duration.ofMinutes(5));
      Consumption.of(service.process()).awaitIdle();
      var _ = client.watch(this::seen);
      figures.say(
          "| second | ended | CPU, cores | heap used, MB | heap after GC, MB | waiting | skipped |");
      figures.say("|---|---|---|---|---|---|---|");
      run(figures, service, client);
      long began = System.nanoTime();
      client.settle(Duration.ofMinutes(10));
      double lag = (System.nanoTime() - began) / 1e9;
      figures.say("");
      figures.say("| | |");
      figures.say("|---|---|");
      figures.say("| turn sent → acknowledged | %s |", acknowledged.sorted());
      figures.say("| turn sent → shown to a supervisor | %s |", shown.sorted());
      figures.say("| all analysed after the last was sent | %.1f s |", lag);
      figures.say("| sendings told to slow down; failed | %d; %s |", slowed.get(), failed);
      var counts = List.of("accepted", "analysed", "skipped", "failed", "refused");
      counts.forEach(name ->
          figures.say("| %s | %.0f |", name, client.metric("tocsin_events_" + name + "_total")));
      assertThat(failed).isEmpty();
      assertThat(client.metric("tocsin_events_refused_total")).isZero();
      assertThat(client.metric("tocsin_events_failed_total")).isZero();
      assertThat(client.metric("tocsin_events_accepted_total"))
          .isEqualTo(
              client.metric("tocsin_events_analysed_total")
                  + client.metric("tocsin_events_skipped_total"));
    }
  }

  private static void open(Client client) throws InterruptedException {
    for (int from = 0; from < CONVERSATIONS; from += 100) {
      var lines = new ArrayList<String>();
      for (int c = from; c < Math.min(CONVERSATIONS, from + 100); c++) {
        lines.add(Talks.started(name(c, 0)));
      }
      client.insist(String.join("\n", lines));
    }
  }

  /** Each conversation says its turns, ends, and another takes its place. */
  private void run(Figures figures, ForkedService service, Client client)
      throws InterruptedException {
    var places = new int[CONVERSATIONS];
    var rounds = new int[CONVERSATIONS];
    for (int c = 0; c < CONVERSATIONS; c++) {
      places[c] = -1;
    }
    long began = System.nanoTime();
    long pause = 1_000_000_000L / TURNS_A_SECOND;
    int turns = SECONDS * TURNS_A_SECOND;
    var process = Consumption.of(service.process());
    double processor = process.processorSeconds();
    long looked = began;
    for (int i = 0; i < turns; i++) {
      sleepUntil(began + i * pause);
      next(client, i % CONVERSATIONS, places, rounds);
      if ((i + 1) % Math.max(1, turns / LOOKS) == 0) {
        double now = process.processorSeconds();
        double wall = (System.nanoTime() - looked) / 1e9;
        var when =
            "%.0f | %d".formatted((System.nanoTime() - began) / 1e9, IntStream.of(rounds).sum());
        look(figures, process, client, when, (now - processor) / wall);
        processor = process.processorSeconds();
        looked = System.nanoTime();
      }
    }
  }

  private void next(Client client, int c, int[] places, int[] rounds) {
    var talk = Talks.of(c + 17 * rounds[c]);
    if (++places[c] >= Math.min(LENGTH, talk.size())) {
      post(client, Talks.ended(name(c, rounds[c])) + "\n" + Talks.started(name(c, ++rounds[c])));
      places[c] = 0;
      talk = Talks.of(c + 17 * rounds[c]);
    }
    var name = name(c, rounds[c]);
    int turn = places[c];
    for (int p = 1; p <= PARTIALS_A_TURN; p++) {
      post(client, Talks.partial(name, turn, talk.get(turn), p / (PARTIALS_A_TURN + 1.0)));
    }
    sent.put(name + " t" + turn, System.nanoTime());
    post(client, Talks.said(name, turn, talk.get(turn)));
  }

  /** Waits for a place: a source has so many connections, no more. */
  private void post(Client client, String lines) {
    underWay.acquireUninterruptibly();
    long at = System.nanoTime();
    var _ =
        client
            .send(lines)
            .whenComplete((status, failure) -> {
              underWay.release();
              acknowledged.add(System.nanoTime() - at);
              if (failure != null || (status != 202 && status != 429)) {
                failed.merge(
                    failure == null ? "status " + status : reason(failure), 1, Integer::sum);
              } else if (status == 429) {
                slowed.incrementAndGet();
              }
            });
  }

  private static String reason(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** The first time that a turn is shown counts. */
  private void seen(String conversation, String turn) {
    var at = sent.remove(conversation + " " + turn);
    if (at != null) {
      shown.add(System.nanoTime() - at);
    }
  }

  private static void look(
      Figures figures, Consumption process, Client client, String when, double cores) {
    double used = heap(client);
    process.collect();
    figures.say(
        "| %s | %.2f | %.0f | %.0f | %.0f | %.0f |",
        when,
        cores,
        used,
        heap(client),
        client.metric("tocsin_events_waiting"),
        client.metric("tocsin_events_skipped_total"));
  }

  private static double heap(Client client) {
    return client.metric("jvm_memory_used_bytes{area=\"heap\"") / (1024 * 1024);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private static String name(int conversation, int round) {
    return "l" + conversation + "-" + round;
  }
}

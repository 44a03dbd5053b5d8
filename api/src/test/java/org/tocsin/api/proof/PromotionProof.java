package org.tocsin.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.ShippedCopy;
import org.tocsin.api.command.ForkedService;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;

/**
 * What a candidate that scores silently costs the service, and how soon a promotion and a rollback
 * hold for new turns while many conversations are live.
 */
@Tag("proof")
class PromotionProof {
  private static final int CONVERSATIONS = Figures.setting("conversations", 500);
  private static final int SECONDS = Figures.setting("seconds", 60);
  private static final int TURNS_A_SECOND = Figures.setting("turns", 10);
  private static final int TIMES = Figures.setting("rollbacks", 10);
  private static final ModelVersion CANDIDATE = new ModelVersion("candidate");

  @TempDir private Path folder;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private volatile Quantiles shown = new Quantiles();
  private int told;

  @Test
  void aCandidateCostsLittleAndARollbackHoldsAtOnce() throws IOException, InterruptedException {
    var figures =
        new Figures(
            "promotion",
            "A silent candidate, promotions and rollbacks with %d live conversations"
                .formatted(CONVERSATIONS));
    var state = Files.createDirectory(folder.resolve("state"));
    Files.write(state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data"));
    ShippedCopy.in(state, CANDIDATE.value());
    var registry = new ModelRegistry(state.resolve("models"));
    try (var service = ForkedService.on(state, Map.of("TOCSIN_SILENT_AFTER", "3600"));
        var client = new Client(service.address(), "in", "super", "data")) {
      open(client);
      var process = Consumption.of(service.process());
      process.awaitIdle();
      var _ = client.watch(this::seen);
      figures.say("| turn sent → shown, %d turns a second | | heap after GC, MB |", TURNS_A_SECOND);
      figures.say("|---|---|---|");
      row(figures, client, process, "without a candidate");
      registry.shadow(Optional.of(CANDIDATE));
      row(figures, client, process, "beside a silent candidate");
      figures.say(
          "| the candidate alone, p99 %.1f ms; turns scored %.0f | | |",
          client.metric("tocsin_shadow_millis_p99"), client.metric("tocsin_shadow_turns"));
      registry.shadow(Optional.empty());
      row(figures, client, process, "without it again");
      var promotions = new Quantiles();
      var rollbacks = new Quantiles();
      for (int i = 0; i < TIMES; i++) {
        promotions.add(until(client, CANDIDATE.value(), () -> registry.promote(CANDIDATE)));
        var shipped = ModelRegistry.shipped().version().value();
        rollbacks.add(until(client, shipped, registry::rollback));
      }
      figures.say("");
      figures.say("| from the command until it serves | |");
      figures.say("|---|---|");
      figures.say("| promotion | %s |", promotions.sorted());
      var back = rollbacks.sorted();
      figures.say("| rollback | %s |", back);
      assertThat(back.count()).isEqualTo(TIMES);
      assertThat(client.metric("tocsin_conversations_live")).isGreaterThanOrEqualTo(CONVERSATIONS);
    }
  }

  /** Every conversation has said two turns. */
  private static void open(Client client) throws InterruptedException {
    for (int turn = 0; turn < 2; turn++) {
      for (int from = 0; from < CONVERSATIONS; from += 50) {
        var lines = new ArrayList<String>();
        for (int c = from; c < Math.min(CONVERSATIONS, from + 50); c++) {
          lines.add(Talks.said("live" + c, turn, Talks.of(c).get(turn)));
        }
        client.insist(String.join("\n", lines));
      }
    }
    client.settle(Duration.ofMinutes(10));
  }

  private void row(Figures figures, Client client, Consumption process, String name)
      throws InterruptedException {
    var latency = latency(client);
    process.collect();
    double heap = client.metric("jvm_memory_used_bytes{area=\"heap\"") / (1024 * 1024);
    figures.say("| %s | %s | %.0f |", name, latency, heap);
  }

  private Quantiles.Sorted latency(Client client) throws InterruptedException {
    sent.clear();
    shown = new Quantiles();
    long began = System.nanoTime();
    for (int i = 0; i < SECONDS * TURNS_A_SECOND; i++) {
      long left = began + i * (1_000_000_000L / TURNS_A_SECOND) - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
      var name = "new" + told / 8;
      int turn = told++ % 8;
      var talk = Talks.of(CONVERSATIONS + (told - 1) / 8);
      sent.put(name + " t" + turn, System.nanoTime());
      var _ = client.send(Talks.said(name, turn, talk.get(turn)));
    }
    client.settle(Duration.ofMinutes(5));
    Thread.sleep(500);
    return shown.sorted();
  }

  /** From asking until a service that looks for itself says that a version serves. */
  private static long until(Client client, String version, Runnable asked)
      throws InterruptedException {
    long began = System.nanoTime();
    asked.run();
    while (!client.data("/v1/models").contains("\"serving\":\"" + version + "\"")) {
      Thread.sleep(20);
    }
    return System.nanoTime() - began;
  }

  private void seen(String conversation, String turn) {
    var at = sent.remove(conversation + " " + turn);
    if (at != null) {
      shown.add(System.nanoTime() - at);
    }
  }
}

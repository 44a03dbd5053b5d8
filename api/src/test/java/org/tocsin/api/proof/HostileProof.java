package org.tocsin.api.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.command.ForkedService;

/** What good connections feel of those that send garbage as fast as they can. */
@Tag("proof")
class HostileProof {
  private static final int HOSTILE = 50;
  private static final int SECONDS = Figures.setting("seconds", 60);
  private static final int TURNS_A_SECOND = 20;
  private static final int GARBAGE = 4_096;

  @TempDir private Path folder;
  private final LongAdder attacks = new LongAdder();
  private volatile boolean hostile = true;

  @Test
  void hardlySlowTheGoodOnes() throws IOException, InterruptedException {
    var figures = new Figures("hostile", HOSTILE + " connections that send garbage");
    var state = Files.createDirectory(folder.resolve("state"));
    Files.write(state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data"));
    try (var service = ForkedService.on(state, Map.of("TOCSIN_SILENT_AFTER", "3600"));
        var client = new Client(service.address(), "in", "super", "data");
        var enemies = Executors.newVirtualThreadPerTaskExecutor()) {
      measure(client, "w", 10);
      var quiet = measure(client, "q", SECONDS);
      var port = URI.create(service.address()).getPort();
      for (int e = 0; e < HOSTILE; e++) {
        int enemy = e;
        enemies.execute(() -> attack(port, enemy));
      }
      Eventually.holds("they attack", () -> attacks.sum() > HOSTILE);
      long before = attacks.sum();
      var noisy = measure(client, "n", SECONDS);
      long during = attacks.sum() - before;
      hostile = false;
      figures.say("| | good connections alone | with %d hostile ones | ratio |", HOSTILE);
      figures.say("|---|---|---|---|");
      row(figures, "sent → acknowledged, p50", quiet.acknowledged, noisy.acknowledged, 0.5);
      row(figures, "sent → acknowledged, p99", quiet.acknowledged, noisy.acknowledged, 0.99);
      row(figures, "sent → shown, p50", quiet.shown, noisy.shown, 0.5);
      row(figures, "sent → shown, p99", quiet.shown, noisy.shown, 0.99);
      figures.say("");
      figures.say(
          "%d turns/s by good ones; the hostile ones made %d attempts a second (bytes that are no"
              + " HTTP, endless headers, bodies that never come, no token, no JSON with a token).",
          TURNS_A_SECOND, during / SECONDS);
      assertThat(noisy.acknowledged.count()).isEqualTo(TURNS_A_SECOND * SECONDS);
    }
  }

  private record Measured(Quantiles.Sorted acknowledged, Quantiles.Sorted shown) {}

  private static void row(
      Figures figures, String name, Quantiles.Sorted quiet, Quantiles.Sorted noisy, double share) {
    figures.say(
        "| %s | %.1f ms | %.1f ms | %.2f |",
        name, quiet.at(share), noisy.at(share), noisy.at(share) / quiet.at(share));
  }

  private static Measured measure(Client client, String prefix, int seconds)
      throws InterruptedException {
    var acknowledged = new Quantiles();
    var shown = new Quantiles();
    var sent = new ConcurrentHashMap<String, Long>();
    var _ =
        client.watch((conversation, turn) -> {
          var at = sent.remove(conversation + " " + turn);
          if (at != null) {
            shown.add(System.nanoTime() - at);
          }
        });
    long began = System.nanoTime();
    int turns = seconds * TURNS_A_SECOND;
    for (int i = 0; i < turns; i++) {
      long left = began + i * (1_000_000_000L / TURNS_A_SECOND) - System.nanoTime();
      if (left > 0) {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
      }
      int talk = i % 50;
      int turn = i / 50;
      var name = prefix + talk + "-" + turn / 8;
      long at = System.nanoTime();
      sent.put(name + " t" + turn % 8, at);
      var line = Talks.said(name, turn % 8, Talks.of(talk + 50 * (turn / 8)).get(turn % 8));
      var _ = client.send(line).thenRun(() -> acknowledged.add(System.nanoTime() - at));
    }
    Eventually.holds("all is shown", sent::isEmpty);
    return new Measured(acknowledged.sorted(), shown.sorted());
  }

  /** One way of being a nuisance, again and again, on connections of its own. */
  private void attack(int port, int enemy) {
    var random = new Random(enemy);
    while (hostile) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(2_000);
        attack(socket, random, enemy % 5);
        attacks.increment();
      } catch (IOException refused) {
        attacks.increment();
      }
    }
  }

  private static void attack(Socket socket, Random random, int way) throws IOException {
    var garbage = new byte[GARBAGE];
    random.nextBytes(garbage);
    var out = socket.getOutputStream();
    switch (way) {
      case 0 -> out.write(garbage);
      case 1 -> {
        out.write("GET / HTTP/1.1\r\nHost: a\r\nX: ".getBytes(ISO_8859_1));
        out.write("x".repeat(100_000).getBytes(ISO_8859_1));
      }
      case 2 -> {
        out.write(head("in", GARBAGE * 100));
        out.write(garbage, 0, 100);
        out.flush();
      }
      case 3 -> {
        out.write(head("no token at all", GARBAGE));
        out.write(garbage);
      }
      default -> {
        out.write(head("in", GARBAGE));
        out.write(garbage);
      }
    }
    out.flush();
    if (socket.getInputStream().read(garbage) < 0) {
      socket.shutdownInput();
    }
  }

  private static byte[] head(String token, int length) {
    return """
    POST /v1/events HTTP/1.1\r
    Host: a\r
    Authorization: Bearer %s\r
    Content-Type: application/x-ndjson\r
    Content-Length: %d\r
    \r
    """
        .formatted(token, length)
        .getBytes(ISO_8859_1);
  }
}

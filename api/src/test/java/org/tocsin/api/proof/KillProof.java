package org.tocsin.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.Eventually;
import org.tocsin.api.RunningService;
import org.tocsin.api.Stored;
import org.tocsin.api.command.ForkedService;
import org.tocsin.model.alert.Alert;
import org.tocsin.model.conversation.ConversationId;
import org.tocsin.model.conversation.TranscriptEvent.Spoken;
import org.tocsin.model.conversation.UtteranceId;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.risk.Assessor;

/** A service that is killed again and again while sources send, and told of its alerts outside. */
@Tag("proof")
class KillProof {
  private static final int KILLS = Figures.setting("kills", 30);
  private static final long SEED = Long.getLong("tocsin.seed", 7);
  private static final int SOURCES = 4;

  @TempDir private Path folder;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final AtomicReference<String> address = new AtomicReference<>("");
  private final CountDownLatch ready = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private volatile boolean enough;

  @Test
  void losesNothingDoublesNothingAndTellsNothingUnderASecondName() throws Exception {
    var figures = new Figures("kills", KILLS + " times kill -9 under load");
    var state = Files.createDirectory(folder.resolve("state"));
    var pager = pager();
    Files.writeString(
        state.resolve("webhooks"),
        "pager url=http://127.0.0.1:%d/ secret=hush%n".formatted(pager.getAddress().getPort()));
    Files.write(
        state.resolve("tokens"), List.of("ingest in", "supervisor super", "data data", "admin a"));
    var random = new Random(SEED);
    var stored = new Stored(state);
    var took = new Quantiles();
    try (var sources = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int s = 0; s < SOURCES; s++) {
        int source = s;
        sources.execute(() -> send(source));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        long began = System.nanoTime();
        try (var service = ForkedService.on(state)) {
          took.add(System.nanoTime() - began);
          int before = acknowledged.size();
          address.set(service.address());
          ready.countDown();
          Eventually.holds("something is sent", () -> acknowledged.size() > before + 5);
          Thread.sleep(random.nextInt(3_000));
          service.kill();
        }
      }
      enough = true;
      try (var last = ForkedService.on(state);
          var client = new Client(last.address(), "in", "super", "data")) {
        address.set(last.address());
        sources.shutdown();
        assertThat(sources.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        client.settle(Duration.ofMinutes(10));
        Eventually.holds(
            "all is told",
            () -> stored.column("SELECT id FROM deliveries WHERE dead = 0").isEmpty());
      }
    } finally {
      pager.stop(0);
      clients.values().forEach(Client::close);
    }

    var rows =
        stored.column("SELECT conversation || ' ' || utterance FROM events WHERE kind='utterance'");
    var lost = new HashSet<>(acknowledged);
    lost.removeAll(rows);
    int doubled = rows.size() - new HashSet<>(rows).size();
    var alerts = new TreeSet<>(stored.column("SELECT id FROM alerts"));
    var expected = rings(rows);
    figures.say("| | |");
    figures.say("|---|---|");
    figures.say("| kills at random moments (seed %d) | %d |", SEED, KILLS);
    figures.say("| events acknowledged | %d |", acknowledged.size());
    figures.say("| of them lost | %d |", lost.size());
    figures.say("| events in the journal twice | %d |", doubled);
    figures.say("| alerts that an undisturbed service rings | %d |", expected.size());
    figures.say(
        "| missing here; under another id here | %d; %d |",
        without(expected, alerts), without(alerts, expected));
    figures.say(
        "| told outside; of them more than once, with the same id; with an unknown id | %d; %d; %d |",
        told.size(),
        told.values().stream().filter(times -> times > 1).count(),
        without(told.keySet(), alerts));
    figures.say("| from start to ready | %s |", took.sorted());
    assertThat(unexpected).isEmpty();
    assertThat(lost).isEmpty();
    assertThat(doubled).isZero();
    assertThat(alerts).isEqualTo(expected);
    assertThat(told.keySet()).isEqualTo(alerts);
  }

  /** One call after the other, a turn at a time; what was not acknowledged is sent again. */
  private void send(int source) {
    try {
      ready.await();
      for (int talk = source; !enough; talk += SOURCES) {
        var turns = Talks.of(talk);
        for (int turn = 0; turn < turns.size() && !enough; turn++) {
          insist(Talks.said("k" + talk, turn, turns.get(turn)));
          acknowledged.add("k" + talk + " t" + turn);
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      unexpected.add(e);
    }
  }

  private void insist(String line) throws InterruptedException {
    while (!taken(line)) {
      Thread.sleep(20);
    }
  }

  /** Whether it was acknowledged; not where the service is down, or died before it could say so. */
  private boolean taken(String line) {
    var to = address.get();
    var client = clients.computeIfAbsent(to, a -> new Client(a, "in", "super", "data"));
    try {
      int status = client.send(line).join();
      if (status != 202 && status != 429) {
        throw new IllegalStateException("the service answered " + status);
      }
      return status == 202;
    } catch (CompletionException down) {
      return false;
    }
  }

  private HttpServer pager() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var alert =
              RunningService.json(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          told.merge(alert.path("id").asText(), 1, Integer::sum);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** What an assessor rings that hears all that is in the journal, in order, undisturbed. */
  private static Set<String> rings(List<String> rows) {
    var heard = new TreeMap<String, Integer>();
    rows.forEach(row -> heard.merge(row.substring(0, row.indexOf(' ')), 1, Integer::sum));
    var model = ModelRegistry.shipped();
    var assessor = new Assessor(model.scorer(RunningService.encoder()), model.policy());
    var redactor = new Redactor();
    var rings = new TreeSet<String>();
    heard.forEach((name, count) -> {
      var id = new ConversationId(name);
      var assessment = assessor.begin(id);
      var transcript = Talks.transcript(Integer.parseInt(name.substring(1)), id, count);
      for (var event : transcript.redacted(redactor).events()) {
        assessment = assessor.after(assessment, event);
        if (event instanceof Spoken && assessment.standing().rings()) {
          rings.add(Alert.idOf(id, new UtteranceId("t" + (assessment.turns().size() - 1))));
        }
      }
    });
    return rings;
  }

  private static long without(Set<String> some, Set<String> others) {
    var left = new ArrayList<>(some);
    left.removeAll(others);
    return left.size();
  }
}

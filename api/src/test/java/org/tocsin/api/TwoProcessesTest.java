package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.Wire.said;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Postgres;
import org.tocsin.api.command.ForkedService;
import org.tocsin.api.settings.KafkaSettings;
import org.tocsin.api.settings.Setting;
import org.tocsin.api.settings.StorageSettings;

/** Two processes share a topic of a real broker and a database, and one of them is killed. */
class TwoProcessesTest {
  private static final int CONVERSATIONS = 12;
  private static final int TURNS = 20;
  private static final String QUICK = "max.poll.records=7\nsession.timeout.ms=6000\n";

  @TempDir private Path folder;

  @Test
  void loseNothingAndRingOnceWhenOneIsKilled() throws Exception {
    var postgres = Postgres.running();
    assumeTrue(postgres.isPresent(), Postgres.ADVICE);
    var database = postgres.get().database();
    var stored = new Stored(database);
    try (var broker = new Broker(folder);
        var other = RunningService.on(state("two"), settings(broker, database), List.of());
        var killed = ForkedService.on(state("one"), environment(broker, database))) {
      tell(broker, 0, TURNS / 2);
      Eventually.holds("both have a share", () -> owners(stored).equals(List.of("one", "two")));
      killed.kill();
      tell(broker, TURNS / 2, TURNS);
      long all = (long) CONVERSATIONS * TURNS;
      Eventually.holds("all is read", () -> broker.committed("events", "tocsin") == all);
      other.settle();
      Eventually.holds("all is the other's", () -> owners(stored).equals(List.of("two")));

      assertThat(stored.column("SELECT conversation || utterance FROM events"))
          .hasSize((int) all)
          .doesNotHaveDuplicates();
      for (int c = 0; c < CONVERSATIONS; c++) {
        assertThat(other.conversation("c" + c).path("turns").findValuesAsText("utterance"))
            .isEqualTo(IntStream.range(0, TURNS).mapToObj(i -> "u" + i).toList());
      }
      var alerts = undisturbed();
      assertThat(alerts).hasSizeGreaterThanOrEqualTo(CONVERSATIONS);
      assertThat(new TreeSet<>(stored.column("SELECT id FROM alerts"))).isEqualTo(alerts);
      Eventually.holds("all is told", () -> stored.column("SELECT id FROM deliveries").isEmpty());
      assertThat(told(broker, alerts.size())).isEqualTo(alerts);
    }
  }

  /** The alerts of a service that is alone and reads all. */
  private Set<String> undisturbed() throws Exception {
    var alone = state("alone");
    try (var service = RunningService.on(alone)) {
      for (int c = 0; c < CONVERSATIONS; c++) {
        service.lines(lines(c, 0, TURNS).toArray(String[]::new));
      }
      service.settle();
    }
    return new TreeSet<>(new Stored(alone).column("SELECT id FROM alerts"));
  }

  private static void tell(Broker broker, int from, int to) throws Exception {
    for (int c = 0; c < CONVERSATIONS; c++) {
      broker.write("events", "c" + c, lines(c, from, to));
    }
  }

  private static List<String> lines(int conversation, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> line("c" + conversation, i)).toList();
  }

  /** One demand before the kill, and one after it. */
  private static String line(String id, int turn) {
    return switch (turn) {
      case 0 -> said(id, "u0", "How can I help?").replace("CUSTOMER", "AGENT");
      case 1, 14 ->
          said(id, "u" + turn, "This is a disgrace. I want to speak to your manager now.");
      default -> said(id, "u" + turn, "Hello?");
    };
  }

  private static List<String> owners(Stored stored) {
    return stored.column("SELECT DISTINCT owner FROM conversations ORDER BY owner");
  }

  private static Set<String> told(Broker broker, int count) {
    var told = new ArrayList<String>();
    try (var reader = broker.reader("alerts")) {
      Eventually.holds(
          "all alerts are in the topic",
          () -> {
            reader
                .poll(Duration.ofMillis(500))
                .forEach(record -> told.add(json(record.value()).path("id").asText()));
            return new TreeSet<>(told).size() >= count;
          });
    }
    return new TreeSet<>(told);
  }

  private Path state(String name) throws Exception {
    var state = Files.createDirectory(folder.resolve(name));
    Files.writeString(state.resolve("kafka.properties"), QUICK);
    return state;
  }

  private Map<Setting<?>, String> settings(Broker broker, String database) {
    return Map.of(
        StorageSettings.DATABASE,
        database,
        StorageSettings.INSTANCE,
        "two",
        KafkaSettings.KAFKA,
        broker.address(),
        KafkaSettings.KAFKA_EVENTS,
        "events",
        KafkaSettings.KAFKA_ALERTS,
        "alerts",
        KafkaSettings.KAFKA_PROPERTIES,
        folder.resolve("two/kafka.properties").toString());
  }

  private Map<String, String> environment(Broker broker, String database) {
    return Map.of(
        "TOCSIN_DATABASE",
        database,
        "TOCSIN_INSTANCE",
        "one",
        "TOCSIN_KAFKA",
        broker.address(),
        "TOCSIN_KAFKA_EVENTS",
        "events",
        "TOCSIN_KAFKA_ALERTS",
        "alerts",
        "TOCSIN_KAFKA_PROPERTIES",
        folder.resolve("one/kafka.properties").toString());
  }
}

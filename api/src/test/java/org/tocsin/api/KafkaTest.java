package org.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.api.RunningService.json;
import static org.tocsin.api.Wire.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.api.settings.KafkaSettings;

/** Against a real broker. */
class KafkaTest {
  private static final int CONVERSATIONS = 8;
  private static final int TURNS = 60;
  private static final long ALL = (long) CONVERSATIONS * TURNS;
  private static final String ANGRY = "This is a disgrace. I want to speak to your manager now.";

  @TempDir private Path folder;

  @Test
  void readsEveryEventOnceAndTellsEveryAlertThoughItIsStoppedMidway() throws Exception {
    var state = Files.createDirectory(folder.resolve("state"));
    try (var broker = new Broker(folder)) {
      for (int c = 0; c < CONVERSATIONS; c++) {
        broker.write("events", "c" + c, events("c" + c));
      }
      broker.write("events", "c0", List.of("no JSON"));
      try (var service = on(broker, state, "tocsin")) {
        Eventually.holds("some are read", () -> service.application().counts().accepted() > 20);
      }
      try (var service = on(broker, state, "tocsin")) {
        Eventually.holds("all are read", () -> broker.committed("events", "tocsin") == ALL + 1);
        service.settle();
        assertThat(service.application().counts().accepted()).isLessThan(ALL);

        var stored = new Stored(state);
        assertThat(stored.column("SELECT COUNT(*) FROM events")).containsExactly("" + ALL);
        assertThat(stored.column("SELECT COUNT(DISTINCT conversation || utterance) FROM events"))
            .containsExactly("" + ALL);
        assertThat(stored.column("SELECT COUNT(*) FROM dead_letters")).containsExactly("1");
        for (int c = 0; c < CONVERSATIONS; c++) {
          assertThat(service.conversation("c" + c).path("turns").findValuesAsText("utterance"))
              .isEqualTo(IntStream.range(0, TURNS).mapToObj(i -> "u" + i).toList());
        }
        Eventually.holds(
            "the alerts are told", () -> stored.column("SELECT id FROM deliveries").isEmpty());
        var alerts = told(broker, stored.column("SELECT id FROM alerts").size());
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(CONVERSATIONS);
        assertThat(alerts)
            .extracting(r -> json(r.value()).path("id").asText())
            .containsExactlyInAnyOrderElementsOf(stored.column("SELECT id FROM alerts"));
        assertThat(alerts)
            .allSatisfy(
                r -> assertThat(json(r.value()).path("conversation").asText()).isEqualTo(r.key()));
      }
      try (var service = on(broker, state, "another")) {
        Eventually.holds(
            "all are read again", () -> broker.committed("events", "another") == ALL + 1);
        assertThat(service.application().counts().duplicates()).isEqualTo(ALL);
        assertThat(service.application().counts().accepted()).isZero();
        var stored = new Stored(state);
        assertThat(stored.column("SELECT COUNT(*) FROM events")).containsExactly("" + ALL);
        assertThat(stored.column("SELECT id FROM deliveries")).isEmpty();
      }
    }
  }

  private static List<String> events(String id) {
    var events = new ArrayList<String>();
    events.add(said(id, "u0", "How can I help?").replace("CUSTOMER", "AGENT"));
    events.add(said(id, "u1", ANGRY));
    for (int i = 2; i < TURNS; i++) {
      events.add(said(id, "u" + i, "Hello?"));
    }
    return events;
  }

  /** Reads a few events at a time, so that it can be stopped midway. */
  private static RunningService on(Broker broker, Path state, String group) throws IOException {
    var properties = Files.writeString(state.resolve("kafka.properties"), "max.poll.records=7\n");
    return RunningService.on(
        state,
        Map.of(
            KafkaSettings.KAFKA,
            broker.address(),
            KafkaSettings.KAFKA_EVENTS,
            "events",
            KafkaSettings.KAFKA_ALERTS,
            "alerts",
            KafkaSettings.KAFKA_GROUP,
            group,
            KafkaSettings.KAFKA_PROPERTIES,
            properties.toString()),
        List.of());
  }

  private static List<ConsumerRecord<String, String>> told(Broker broker, int count) {
    var told = new ArrayList<ConsumerRecord<String, String>>();
    try (var reader = broker.reader("alerts")) {
      Eventually.holds(
          "all alerts are in the topic",
          () -> {
            reader.poll(Duration.ofMillis(500)).forEach(told::add);
            return told.size() >= count;
          });
    }
    return told;
  }
}

package org.tocsin.api.settings;

import static org.tocsin.api.settings.Setting.optional;
import static org.tocsin.api.settings.Setting.path;
import static org.tocsin.api.settings.Setting.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.tocsin.ingestion.kafka.Cluster;

/** What is read from Kafka, and written to it. */
public final class KafkaSettings {
  public static final Setting<Optional<String>> KAFKA =
      optional("kafka", "Kafka's brokers, host:port, separated by commas; empty: none");

  public static final Setting<Optional<String>> KAFKA_EVENTS =
      optional("kafkaEvents", "the topic that events are read from; empty: none");

  public static final Setting<String> KAFKA_GROUP =
      text("kafkaGroup", "the group that reads it; several processes share the work", "tocsin");

  public static final Setting<Optional<String>> KAFKA_ALERTS =
      optional("kafkaAlerts", "the topic that alerts are written to; empty: none");

  public static final Setting<Optional<Path>> KAFKA_PROPERTIES =
      path(
          "kafkaProperties",
          "a file of more properties for Kafka's clients, such as how to sign in; empty: none");

  public static final Section ALL =
      Section.of(KAFKA, KAFKA_EVENTS, KAFKA_GROUP, KAFKA_ALERTS, KAFKA_PROPERTIES)
          .and(KafkaSettings::cluster);

  private KafkaSettings() {}

  /** Kafka's brokers, if there are any. */
  public static Optional<Cluster> cluster(Values values) {
    var brokers = values.at(KAFKA);
    if (brokers.isEmpty()
        && (values.at(KAFKA_EVENTS).isPresent() || values.at(KAFKA_ALERTS).isPresent())) {
      throw new IllegalArgumentException("kafkaEvents and kafkaAlerts need kafka, the brokers");
    }
    return brokers.map(servers ->
        new Cluster(
            servers, values.at(KAFKA_PROPERTIES).map(KafkaSettings::properties).orElse(Map.of())));
  }

  private static Map<String, String> properties(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read kafkaProperties " + file, e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}

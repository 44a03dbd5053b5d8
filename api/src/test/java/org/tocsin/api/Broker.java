package org.tocsin.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker, its own controller, on the loopback; topics come by being used. */
public final class Broker implements AutoCloseable {
  private static final int PARTITIONS = 4;

  private final KafkaRaftServer server;
  private final String address;

  /** Starts on a folder. */
  public Broker(Path folder) throws Exception {
    this.address = "127.0.0.1:" + free();
    var controller = "127.0.0.1:" + free();
    var log = folder.resolve("log").toString();
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + address);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("log.dirs", log);
    settings.put("num.partitions", String.valueOf(PARTITIONS));
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(log)
        .setMetadataLogDirectory(log)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .run();
    this.server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
  }

  /** Where it is: "host:port". */
  public String address() {
    return address;
  }

  /** Writes records of one key. */
  public void write(String topic, String key, List<String> values) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", address),
            new StringSerializer(),
            new StringSerializer())) {
      for (var value : values) {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
      }
    }
  }

  /** How far a group has come in a topic, all partitions together. */
  public long committed(String topic, String group) {
    try (var consumer = consumer(Map.of("bootstrap.servers", address, "group.id", group))) {
      var partitions = new HashSet<TopicPartition>();
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      return consumer.committed(partitions).values().stream()
          .filter(Objects::nonNull)
          .mapToLong(o -> o.offset())
          .sum();
    }
  }

  /** Reads a topic from its beginning, as its own group. */
  public KafkaConsumer<String, String> reader(String topic) {
    var consumer =
        consumer(
            Map.of(
                "bootstrap.servers",
                address,
                "group.id",
                "a test",
                "auto.offset.reset",
                "earliest"));
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

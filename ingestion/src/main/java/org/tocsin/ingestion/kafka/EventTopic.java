package org.tocsin.ingestion.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.Pipeline.Taken;

/**
 * A topic that events are read from, one JSON object in the wire format a record. Records should be
 * keyed by conversation: Kafka keeps order only within a partition.
 */
public final class EventTopic implements AutoCloseable {

  /*
   * Offsets are committed only after every event of a batch is on disk or set aside as a dead
   * letter, never before: what a crash interrupts is read again, and what was on disk already is
   * then a duplicate. When storage refuses a batch, the reader goes back to its beginning and waits.
   * While the pipeline is overloaded partitions are paused, and polling goes on, so that the group
   * does not take this reader for dead.
   */

  private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String topic;
  private final Pipeline pipeline;
  private final Context context;
  private final KafkaConsumer<String, String> consumer;
  private final Thread thread;
  private volatile boolean closed;

  /** Begins to read where its group has come to, or at the topic's beginning. */
  public EventTopic(Vertx vertx, Cluster cluster, String topic, String group, Pipeline pipeline) {
    this.topic = topic;
    this.pipeline = pipeline;
    this.context = vertx.getOrCreateContext();
    this.consumer =
        new KafkaConsumer<>(
            cluster.settings(
                Map.of(
                    "group.id",
                    group,
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "earliest")),
            new StringDeserializer(),
            new StringDeserializer());
    this.thread = Thread.ofPlatform().daemon().name("tocsin-kafka").start(this::run);
  }

  /** Finishes the batch that it is at, leaves the group, and blocks until then. */
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(topic));
      while (!closed) {
        read();
      }
    } catch (WakeupException closing) {
      LOG.debug("{} is no longer read", topic);
    } catch (KafkaException broken) {
      LOG.error("{} cannot be read any more", topic, broken);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    consumer.resume(consumer.paused());
    if (pipeline.overloaded()) {
      consumer.pause(consumer.assignment());
    }
    var batch = consumer.poll(POLL);
    if (batch.isEmpty()) {
      return;
    }
    var refused = accepted(batch);
    if (refused.isPresent()) {
      LOG.warn("events of {} are read again: {}", topic, refused.get().getMessage());
      goBack(batch);
      Thread.sleep(PAUSE);
    } else {
      commit();
    }
  }

  /** Blocks until all is on disk; why not, if it is not. */
  private Optional<Throwable> accepted(ConsumerRecords<String, String> batch)
      throws InterruptedException {
    var done = Promise.<Void>promise();
    context.runOnContext(_ -> Future.join(taken(batch)).<Void>mapEmpty().onComplete(done));
    try {
      done.future().toCompletionStage().toCompletableFuture().get();
      return Optional.empty();
    } catch (ExecutionException refused) {
      return Optional.of(Optional.ofNullable(refused.getCause()).orElse(refused));
    }
  }

  private List<Future<Taken>> taken(ConsumerRecords<String, String> batch) {
    return StreamSupport.stream(batch.spliterator(), false)
        .map(record -> pipeline.accept(frame(record)))
        .toList();
  }

  /** A record without a value says nothing, which the decoder has a word for. */
  private static String frame(ConsumerRecord<String, String> record) {
    return Optional.ofNullable(record.value()).orElse("");
  }

  private void goBack(ConsumerRecords<String, String> batch) {
    batch.partitions().forEach(p -> consumer.seek(p, batch.records(p).getFirst().offset()));
  }

  /** Where the group has given the partitions to another reader, that one reads the batch again. */
  private void commit() {
    try {
      consumer.commitSync();
    } catch (CommitFailedException | RetriableException lost) {
      LOG.warn("where {} was read to could not be noted: {}", topic, lost.getMessage());
    }
  }
}

package org.tocsin.ingestion.kafka;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tocsin.ingestion.AlertFormat;
import org.tocsin.ingestion.Delivery;
import org.tocsin.ingestion.Receiver;

/**
 * A topic that alerts are written to, keyed by conversation, in our own format; taken once all
 * replicas in sync have it.
 */
public final class AlertTopic implements Receiver {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final String topic;
  private final KafkaProducer<String, String> producer;

  public AlertTopic(Vertx vertx, Cluster cluster, String topic) {
    this.vertx = vertx;
    this.topic = topic;
    int patience = (int) PATIENCE.toMillis();
    this.producer =
        new KafkaProducer<>(
            cluster.settings(
                Map.of(
                    "acks",
                    "all",
                    "enable.idempotence",
                    true,
                    "max.block.ms",
                    patience,
                    "request.timeout.ms",
                    patience,
                    "delivery.timeout.ms",
                    2 * patience)),
            new StringSerializer(),
            new StringSerializer());
  }

  @Override
  public String name() {
    return "kafka:" + topic;
  }

  @Override
  public AlertFormat format() {
    return AlertFormat.TOCSIN;
  }

  /** Off the event loop, since the producer waits until it knows the topic. */
  @Override
  public Future<Void> take(Delivery delivery) {
    var written = Promise.<Void>promise();
    vertx.executeBlocking(() -> send(delivery, written), false).onFailure(written::tryFail);
    return written.future();
  }

  private boolean send(Delivery delivery, Promise<Void> written) {
    var _ =
        producer.send(
            new ProducerRecord<>(topic, delivery.conversation().value(), delivery.body()),
            (_, failure) -> {
              if (failure == null) {
                written.tryComplete();
              } else {
                written.tryFail(failure);
              }
            });
    return true;
  }

  @Override
  public Future<Void> close() {
    return vertx
        .executeBlocking(
            () -> {
              producer.close(PATIENCE);
              return true;
            },
            false)
        .mapEmpty();
  }
}

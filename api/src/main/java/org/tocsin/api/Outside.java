package org.tocsin.api;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.api.access.ConnectorAccess;
import org.tocsin.api.access.WebhookFile;
import org.tocsin.api.files.WatchedFolder;
import org.tocsin.api.settings.KafkaSettings;
import org.tocsin.api.settings.OutsideSettings;
import org.tocsin.ingestion.Courier;
import org.tocsin.ingestion.Outbox;
import org.tocsin.ingestion.Pipeline;
import org.tocsin.ingestion.Receiver;
import org.tocsin.ingestion.Telephony;
import org.tocsin.ingestion.kafka.AlertTopic;
import org.tocsin.ingestion.kafka.Cluster;
import org.tocsin.ingestion.kafka.EventTopic;
import org.tocsin.ingestion.receivers.TelephonyHook;
import org.tocsin.ingestion.receivers.Webhook;

/** Whom the service speaks with besides those who call it: webhooks, Kafka, a folder of files. */
final class Outside {
  private static final Duration INBOX = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Configuration configuration;
  private final Outbox outbox;
  private final List<Courier> couriers;
  private Optional<EventTopic> topic = Optional.empty();
  private Optional<WatchedFolder> inbox = Optional.empty();

  Outside(Ground ground) {
    this.vertx = ground.vertx();
    this.configuration = ground.configuration();
    var clock = ground.clock();
    var receivers = receivers(clock);
    this.outbox =
        new Outbox(
            ground.database(),
            ground.journal(),
            receivers,
            configuration.at(OutsideSettings.MOST_DELIVERIES),
            clock);
    var backoff = configuration.at(OutsideSettings.DELIVERY_ATTEMPTS);
    this.couriers =
        receivers.stream().map(r -> new Courier(vertx, outbox, r, backoff, clock)).toList();
  }

  /** What is to be told outside. */
  Outbox outbox() {
    return outbox;
  }

  /** Who tells it. */
  List<Courier> couriers() {
    return couriers;
  }

  /** Who moves calls, if anybody can be asked to. */
  Optional<Telephony> telephony(Clock clock) {
    return OutsideSettings.telephonyUrl(configuration)
        .map(url ->
            new TelephonyHook(vertx, url, OutsideSettings.telephonySecret(configuration), clock));
  }

  /** Events are taken from now on. */
  void open(ConnectorAccess access, Pipeline pipeline) {
    topic = KafkaSettings.cluster(configuration).flatMap(cluster -> topic(cluster, pipeline));
    inbox =
        configuration.at(OutsideSettings.INBOX).map(folder -> watched(folder, access, pipeline));
  }

  /** No more events are taken, and nobody is told any more. */
  void close() {
    inbox.ifPresent(WatchedFolder::close);
    topic.ifPresent(EventTopic::close);
    couriers.forEach(courier -> Settling.of("the way to " + courier.receiver(), courier.close()));
  }

  private List<Receiver> receivers(Clock clock) {
    var webhooks =
        WebhookFile.read(OutsideSettings.webhookFile(configuration)).stream()
            .<Receiver>map(address -> new Webhook(vertx, address, clock));
    var topics =
        KafkaSettings.cluster(configuration)
            .flatMap(cluster ->
                configuration
                    .at(KafkaSettings.KAFKA_ALERTS)
                    .map(t -> new AlertTopic(vertx, cluster, t)));
    return Stream.concat(webhooks, topics.stream()).toList();
  }

  private Optional<EventTopic> topic(Cluster cluster, Pipeline pipeline) {
    return configuration
        .at(KafkaSettings.KAFKA_EVENTS)
        .map(t ->
            new EventTopic(
                vertx, cluster, t, configuration.at(KafkaSettings.KAFKA_GROUP), pipeline));
  }

  private WatchedFolder watched(Path folder, ConnectorAccess access, Pipeline pipeline) {
    var speakers = WatchedFolder.speakers(access.speakers(ConnectorAccess.FILES));
    return new WatchedFolder(vertx, folder, INBOX, speakers, pipeline);
  }
}

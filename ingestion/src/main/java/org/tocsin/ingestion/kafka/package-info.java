/**
 * Events from a Kafka topic, and alerts to another: {@link org.tocsin.ingestion.kafka.EventTopic}
 * and {@link org.tocsin.ingestion.kafka.AlertTopic}, with what {@link
 * org.tocsin.ingestion.kafka.Cluster} says of the brokers. Nothing of Kafka's leaves this package.
 */
@NullMarked
package org.tocsin.ingestion.kafka;

import org.jspecify.annotations.NullMarked;

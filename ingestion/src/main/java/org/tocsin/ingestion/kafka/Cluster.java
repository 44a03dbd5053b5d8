package org.tocsin.ingestion.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the brokers are.
 *
 * @param servers "host:port", several separated by commas
 * @param properties whatever else Kafka's clients are to be told, such as how to sign in
 */
public record Cluster(String servers, Map<String, String> properties) {
  public Cluster {
    properties = Map.copyOf(properties);
  }

  /** For a client, where what must be so beats what the operator set. */
  Map<String, Object> settings(Map<String, Object> must) {
    var settings = new HashMap<String, Object>(properties);
    settings.put("bootstrap.servers", servers);
    settings.putAll(must);
    return settings;
  }

  /** The properties may hold a password. */
  @Override
  public String toString() {
    return servers;
  }
}

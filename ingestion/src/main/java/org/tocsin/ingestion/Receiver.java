package org.tocsin.ingestion;

import io.vertx.core.Future;

/** Somebody outside who is told of alerts or hand-overs. */
public interface Receiver {

  /** Its name in the settings, under which its deliveries are kept. */
  String name();

  /** What it is told of. */
  default Topic topic() {
    return Topic.ALERTS;
  }

  /** In which words it is told of alerts. */
  AlertFormat format();

  /**
   * Tells it; succeeds once it has taken the delivery, and fails with a reason in plain words if it
   * may not have. Never blocks.
   */
  Future<Void> take(Delivery delivery);

  /** Lets go of connections. */
  Future<Void> close();
}

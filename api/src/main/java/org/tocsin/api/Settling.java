package org.tocsin.api;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting for what closes; what does not close cleanly is told and passed over. */
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private Settling() {}

  /** Blocks until it is closed. */
  static void of(String what, Future<Void> closing) {
    try {
      closing.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("{} did not close cleanly", what, failure);
    }
  }
}

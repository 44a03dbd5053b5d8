package org.tocsin.ingestion;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Hands updates to everyone who is watching, on the thread that publishes; watchers must not block.
 * Thread-safe.
 */
public final class Updates {
  private final List<Consumer<Update>> watchers = new CopyOnWriteArrayList<>();

  /** Watches until the returned subscription is closed. */
  public Subscription watch(Consumer<Update> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** An end to watching. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  void publish(Update update) {
    watchers.forEach(watcher -> watcher.accept(update));
  }
}

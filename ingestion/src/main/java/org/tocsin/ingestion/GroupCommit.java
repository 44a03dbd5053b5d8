package org.tocsin.ingestion;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.tocsin.ingestion.PendingWrite.Work;

/**
 * The only thread that writes to the database. It takes all that is waiting, writes it in one
 * transaction in the order of submission, and only then completes the futures, each on the context
 * of its caller.
 */
final class GroupCommit implements AutoCloseable {

  /*
   * With synchronous=FULL every commit waits for the disk, a millisecond or more, whether it holds
   * one event or a thousand. While one commit waits, the next batch gathers: under load batches
   * grow by themselves and no timer is needed; without load an event waits for nobody.
   *
   * Each write has its savepoint, so one that throws undoes and fails itself alone. When the
   * transaction itself fails, all of its batch fail, the connection is thrown away, and the next
   * batch starts on a new one.
   */

  private static final int LARGEST_BATCH = 2_000;

  private final Database database;
  private final Vertx vertx;
  private final int capacity;
  private final BlockingQueue<PendingWrite<?>> waiting = new LinkedBlockingQueue<>();
  private final PendingWrite<Boolean> last;
  private final Thread thread;
  private final AtomicLong commits = new AtomicLong();
  private boolean closed;
  private Optional<Handle> connection = Optional.empty();

  /** Starts the thread; at most {@code capacity} writes wait. */
  GroupCommit(Database database, Vertx vertx, int capacity) {
    this.database = database;
    this.vertx = vertx;
    this.capacity = capacity;
    this.last = new PendingWrite<>(_ -> true, vertx.getOrCreateContext());
    this.thread = Thread.ofPlatform().daemon().name("tocsin-journal").start(this::run);
  }

  /**
   * Succeeds with what the work returns once it is on disk; fails with {@link JournalFull}, {@link
   * StorageRefused} or what the work threw.
   */
  synchronized <T> Future<T> submit(Work<T> work) {
    if (closed) {
      return Future.failedFuture(new IllegalStateException("the journal is closed"));
    }
    if (waiting.size() >= capacity) {
      return Future.failedFuture(new JournalFull(capacity));
    }
    var write = new PendingWrite<>(work, vertx.getOrCreateContext());
    waiting.add(write);
    return write.future();
  }

  /** How many writes wait for the next transaction. */
  int waiting() {
    return waiting.size();
  }

  /** How many transactions were committed so far. */
  long commits() {
    return commits.get();
  }

  /** Writes what is waiting, then ends the thread and blocks until it has ended. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        waiting.add(last);
      }
      closed = true;
    }
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      List<PendingWrite<?>> batch;
      do {
        batch = nextBatch();
        commit(batch);
      } while (!batch.contains(last));
    } catch (InterruptedException nobodyElseHasThisThread) {
      throw new IllegalStateException("the journal's thread was interrupted");
    } finally {
      disconnect();
    }
  }

  private List<PendingWrite<?>> nextBatch() throws InterruptedException {
    var batch = new ArrayList<PendingWrite<?>>();
    batch.add(waiting.take());
    waiting.drainTo(batch, LARGEST_BATCH - 1);
    return batch;
  }

  private void commit(List<PendingWrite<?>> batch) {
    try {
      var handle = connected();
      database.begin(handle);
      batch.forEach(write -> write.write(handle, database.name()));
      handle.commit();
      commits.incrementAndGet();
    } catch (JdbiException refused) {
      fail(batch, new StorageRefused(database.name(), refused));
      return;
    } catch (StorageRefused refused) {
      fail(batch, refused);
      return;
    }
    batch.forEach(PendingWrite::settle);
  }

  private void fail(List<PendingWrite<?>> batch, StorageRefused refused) {
    disconnect();
    batch.forEach(write -> write.fail(refused));
  }

  private Handle connected() {
    var handle = connection.orElseGet(database::connect);
    connection = Optional.of(handle);
    return handle;
  }

  private void disconnect() {
    var open = connection;
    connection = Optional.empty();
    try {
      open.ifPresent(Handle::close);
    } catch (JdbiException broken) {
      // It is closed; its unfinished transaction, which is what Jdbi complains of, is undone.
    }
  }
}

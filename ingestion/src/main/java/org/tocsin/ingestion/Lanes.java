package org.tocsin.ingestion;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tocsin.model.conversation.ConversationId;

/**
 * Runs the work of each conversation in the order in which it was submitted, and that of different
 * conversations in parallel. Thread-safe.
 */
public final class Lanes {

  /*
   * A lane is a worker pool of one thread with a queue, and every conversation belongs to one lane.
   * The pool is used without Vert.x's own ordering (ordered = false): that one holds work back per
   * calling context, so that work submitted later on another context could overtake it.
   */

  private final List<WorkerExecutor> lanes;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Opens {@code count} lanes, which is how many tasks run at a time.
   *
   * @param name of their threads; lanes of one name share them
   */
  public Lanes(Vertx vertx, String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there must be at least one lane: was " + count);
    }
    this.lanes =
        IntStream.range(0, count)
            .mapToObj(i -> vertx.createSharedWorkerExecutor("tocsin-" + name + "-" + i, 1))
            .toList();
  }

  /**
   * Succeeds on the caller's context with what the task returns, or fails with what it throws,
   * which does not keep the next task of the conversation from running.
   */
  public <T> Future<T> submit(ConversationId conversation, Callable<T> task) {
    waiting.incrementAndGet();
    try {
      return laneOf(conversation).executeBlocking(() -> counted(task), false);
    } catch (RejectedExecutionException closed) {
      waiting.decrementAndGet();
      return Future.failedFuture(closed);
    }
  }

  /** How many tasks were submitted and have not finished. */
  public int waiting() {
    return waiting.get();
  }

  /** Waits for what runs and closes the lanes; what was submitted and has not begun fails. */
  public Future<Void> close() {
    if (closed) {
      return Future.succeededFuture();
    }
    closed = true;
    return Future.join(
            lanes.stream()
                .map(lane -> lane.executeBlocking(() -> true, false).eventually(lane::close))
                .toList())
        .mapEmpty();
  }

  private <T> T counted(Callable<T> task) throws Exception {
    try {
      if (closed) {
        throw new RejectedExecutionException("the lanes are closed");
      }
      return task.call();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private WorkerExecutor laneOf(ConversationId conversation) {
    int hash = conversation.hashCode();
    return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
  }
}

package org.tocsin.ingestion;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A write that waits for its transaction, with the caller who waits for the write. */
final class PendingWrite<T> {

  private static final String SAVEPOINT = "write";

  /** What is to be written. */
  interface Work<T> {
    T on(Handle handle) throws Exception;
  }

  private final Work<T> work;
  private final Context caller;
  private final Promise<T> promise = Promise.promise();
  private Future<T> outcome = Future.failedFuture("not written yet");

  PendingWrite(Work<T> work, Context caller) {
    this.work = work;
    this.caller = caller;
  }

  /** Completes once this is settled or failed, on the context of the caller. */
  Future<T> future() {
    return promise.future();
  }

  /**
   * Writes within the open transaction; whatever the work throws undoes this write alone.
   *
   * @throws StorageRefused when the failure took the whole transaction with it, as a full disk does
   */
  void write(Handle handle, String database) {
    handle.savepoint(SAVEPOINT);
    try {
      outcome = Future.succeededFuture(work.on(handle));
      handle.releaseSavepoint(SAVEPOINT);
    } catch (Throwable failure) { // also an Error: the thread must outlive it, and its caller hears
      undo(handle, database, failure);
      outcome = Future.failedFuture(named(failure, database));
    }
  }

  /** Tells the caller what became of the write: to be called once its transaction is on disk. */
  void settle() {
    try {
      caller.runOnContext(_ -> outcome.onComplete(promise));
    } catch (RejectedExecutionException vertxIsClosed) {
      outcome.onComplete(promise);
    }
  }

  /** Tells the caller that the transaction failed. */
  void fail(StorageRefused refused) {
    outcome = Future.failedFuture(refused);
    settle();
  }

  private static void undo(Handle handle, String database, Throwable failure) {
    try {
      handle.rollbackToSavepoint(SAVEPOINT);
    } catch (JdbiException transactionIsGone) {
      throw new StorageRefused(database, failure);
    }
  }

  private static Throwable named(Throwable failure, String database) {
    return failure instanceof JdbiException refused
        ? new StorageRefused(database, refused)
        : failure;
  }
}

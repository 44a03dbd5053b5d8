package org.tocsin.api.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/**
 * Long work on a few threads, parallel streams included; the launcher starts it at a low priority.
 */
final class Background {
  private Background() {}

  /** Runs it, and returns or throws what it does. */
  static <T> T run(int threads, Supplier<T> work) {
    try (var pool = new ForkJoinPool(threads)) {
      return pool.submit(work::get).get();
    } catch (ExecutionException failed) {
      throw thrown(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while working", interrupted);
    }
  }

  private static RuntimeException thrown(ExecutionException failed) {
    var cause = failed.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException plain
        ? plain
        : new IllegalStateException("the work failed", cause == null ? failed : cause);
  }
}

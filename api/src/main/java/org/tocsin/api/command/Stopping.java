package org.tocsin.api.command;

import java.util.concurrent.CountDownLatch;

/** Ends a command cleanly when the process is asked to stop. */
final class Stopping {
  private Stopping() {}

  /**
   * Counts the latch down at Ctrl-C or SIGTERM, and holds the process open until the thread that
   * called this has finished its work.
   */
  static void onSignal(CountDownLatch stopped) {
    var worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopped.countDown();
                  try {
                    worker.join(10_000);
                  } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                  }
                },
                "tocsin-stopping"));
  }
}

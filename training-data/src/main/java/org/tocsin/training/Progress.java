package org.tocsin.training;

import java.util.function.Consumer;

/**
 * Tells how far work on many conversations has come: a line every fifty, and one at the end.
 * Thread-safe.
 */
public final class Progress {
  private static final int EVERY = 50;

  private final Consumer<String> told;
  private final String done;
  private final int all;
  private int count;

  /**
   * @param told hears the lines, one at a time
   * @param done what is done to each, such as "scored"
   * @param all how many there are
   */
  public Progress(Consumer<String> told, String done, int all) {
    this.told = told;
    this.done = done;
    this.all = all;
  }

  /** One more is done. */
  public synchronized void one() {
    count++;
    if (count % EVERY == 0 || count == all) {
      told.accept("%s %d of %d conversations".formatted(done, count, all));
    }
  }
}

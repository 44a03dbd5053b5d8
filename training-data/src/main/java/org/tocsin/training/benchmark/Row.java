package org.tocsin.training.benchmark;

/** One row of the benchmark's table: a question, and how it is answered. */
public interface Row {

  /** What people are told of it. */
  About about();

  /**
   * Answers it; the same bench gives the same figures, but for times.
   *
   * @param bench whose data folder has the files that the row needs
   */
  Findings measure(Bench bench);
}

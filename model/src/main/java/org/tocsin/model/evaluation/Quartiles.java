package org.tocsin.model.evaluation;

import java.util.List;

/**
 * Where the middle half of some values lies; NaN of none.
 *
 * @param count how many values there are
 */
public record Quartiles(int count, double lower, double median, double upper) {

  /** Of values in any order. */
  public static Quartiles of(List<? extends Number> values) {
    return new Quartiles(
        values.size(),
        Metrics.quantile(values, 0.25),
        Metrics.quantile(values, 0.5),
        Metrics.quantile(values, 0.75));
  }
}

package org.tocsin.training.benchmark;

import java.util.Locale;

/**
 * What was hoped of a figure.
 *
 * @param atLeast whether it shall be at least the wanted number, rather than at most
 */
public record Aim(String figure, double measured, double wanted, boolean atLeast) {

  static Aim atLeast(String figure, double wanted, double measured) {
    return new Aim(figure, measured, wanted, true);
  }

  static Aim atMost(String figure, double wanted, double measured) {
    return new Aim(figure, measured, wanted, false);
  }

  /** Never by a figure that is undefined. */
  public boolean met() {
    return atLeast ? measured >= wanted : measured <= wanted;
  }

  /** As an entry of a list. */
  String markdown() {
    return String.format(
        Locale.ROOT,
        "- %s %s %s %s: **%s**",
        met() ? BenchmarkPage.MET : BenchmarkPage.MISSED,
        figure,
        atLeast ? "≥" : "≤",
        Table.shown(wanted),
        Table.shown(measured));
  }
}

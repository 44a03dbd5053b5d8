package org.tocsin.api.report;

/** How things are written in HTML. */
final class Html {
  private Html() {}

  /** A text as it is, in an element or an attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A figure with three places; a dash if it is undefined. */
  static String figure(double value) {
    return Double.isFinite(value) ? "%.3f".formatted(value) : "–";
  }

  /** A figure with one place. */
  static String rounded(double value) {
    return Double.isFinite(value) ? "%.1f".formatted(value) : "–";
  }

  /** A share in percent. */
  static String percent(double share) {
    return Double.isFinite(share) ? "%.0f %%".formatted(100 * share) : "–";
  }

  /** A predictor's name for people. */
  static String name(String predictor) {
    return predictor.replace("_and_", " + ").replace('_', ' ').replace("ngrams", "n-grams");
  }
}

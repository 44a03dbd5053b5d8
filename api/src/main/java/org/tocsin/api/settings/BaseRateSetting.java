package org.tocsin.api.settings;

/** Which share of the conversations the beliefs that are shown take to escalate. */
public sealed interface BaseRateSetting {
  /** That of the learning data: beliefs stay as they are. */
  record AsLearnt() implements BaseRateSetting {}

  /** That which the operator states, between 0 and 1. */
  record Stated(double share) implements BaseRateSetting {}

  /** That which this place's own conversations suggest, once there are enough of them. */
  record FromTraffic() implements BaseRateSetting {}

  /** As it stands in a configuration: empty, a share, or {@code auto}. */
  static BaseRateSetting of(String text) {
    if (text.isEmpty()) {
      return new AsLearnt();
    }
    if (text.equals("auto")) {
      return new FromTraffic();
    }
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share < 1) {
        return new Stated(share);
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new IllegalArgumentException(
        "baseRate must be a share between 0 and 1 (3 in 100: 0.03), auto, or empty: was " + text);
  }
}

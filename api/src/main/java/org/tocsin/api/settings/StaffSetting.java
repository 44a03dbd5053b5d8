package org.tocsin.api.settings;

/** For whom alerts ring. */
public sealed interface StaffSetting {
  /** For everybody, at once. */
  record AtOnce() implements StaffSetting {}

  /** For so many supervisors, whoever they are, who look after all teams. */
  record Stated(int number) implements StaffSetting {}

  /** For those who have the console open and may be disturbed, each for their teams. */
  record Present() implements StaffSetting {}

  /** As it stands in a configuration: empty, a number, or {@code presence}. */
  static StaffSetting of(String text) {
    if (text.isEmpty()) {
      return new AtOnce();
    }
    if (text.equals("presence")) {
      return new Present();
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= 10_000) {
        return new Stated(number);
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new IllegalArgumentException(
        "supervisors must be a whole number in 1..10000, presence, or empty: was " + text);
  }
}

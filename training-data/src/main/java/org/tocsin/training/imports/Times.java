package org.tocsin.training.imports;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/** Times of the clock, as files write them. */
final class Times {
  private Times() {}

  /** Milliseconds since 1970 of a time such as {@code 2026-11-22T09:00:00Z}. */
  static OptionalLong instant(String field, String text) {
    try {
      return OptionalLong.of(OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      throw new BrokenRule(
          "'%s' must be a time such as 2026-11-22T09:00:00Z: was %s".formatted(field, text));
    }
  }
}

package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as vendors write them. */
final class Moments {
  private static final Pattern SPACED =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?: ?UTC|Z)?");
  private static final double MILLISECONDS_FROM = 1e11;
  private static final double LATEST_MS = 253_402_300_799_000.0;

  private Moments() {}

  /**
   * ISO 8601 with or without offset, {@code 2020-03-03 13:05:57 UTC}, or a number since 1970:
   * milliseconds from 10^11 on, seconds below. Empty if it is nothing of this.
   */
  static Optional<Instant> of(JsonNode node) {
    if (node.isNumber()) {
      return sinceEpoch(node.doubleValue());
    }
    return node.isTextual() ? of(node.textValue().strip()) : Optional.empty();
  }

  private static Optional<Instant> of(String text) {
    var spaced = SPACED.matcher(text);
    var iso = spaced.matches() ? spaced.group(1) + "T" + spaced.group(2) + "Z" : text;
    try {
      var instant = OffsetDateTime.parse(iso).toInstant();
      return sinceEpoch((double) instant.toEpochMilli()).map(_ -> instant);
    } catch (DateTimeException | ArithmeticException noDate) {
      return text.matches("\\d{9,14}(\\.\\d{1,9})?")
          ? sinceEpoch(Double.parseDouble(text))
          : Optional.empty();
    }
  }

  private static Optional<Instant> sinceEpoch(double number) {
    double milliseconds = number < MILLISECONDS_FROM ? number * 1000 : number;
    return milliseconds > 0 && milliseconds <= LATEST_MS
        ? Optional.of(Instant.ofEpochMilli(Math.round(milliseconds)))
        : Optional.empty();
  }
}

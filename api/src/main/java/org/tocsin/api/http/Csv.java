package org.tocsin.api.http;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of CSV as RFC 4180 wants them, safe to open in a spreadsheet. */
final class Csv {
  private Csv() {}

  static String line(String... cells) {
    return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** What a spreadsheet would take for a formula begins with an apostrophe. */
  private static String cell(String text) {
    var plain = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}

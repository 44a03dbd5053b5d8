package org.tocsin.api.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a virtual machine had on its heap, by its own log of collections.
 *
 * @param peak the most before any collection, garbage included, in MB
 * @param live the most that a full collection left, in MB; NaN if there was none
 */
record Memory(double peak, double live) {
  private static final Pattern COLLECTION =
      Pattern.compile("Pause (\\w+).* (\\d+)M->(\\d+)M\\(\\d+M\\)");

  /** The option that writes such a log. */
  static String logged(Path file) {
    return "-Xlog:gc:file=" + file;
  }

  /** Of a log. */
  static Memory of(Path file) throws IOException {
    double peak = 0;
    double live = Double.NaN;
    for (var line : Files.readAllLines(file)) {
      var pause = COLLECTION.matcher(line);
      if (pause.find()) {
        double left = Double.parseDouble(pause.group(3));
        peak = Math.max(peak, Double.parseDouble(pause.group(2)));
        if (pause.group(1).equals("Full")) {
          live = Double.isNaN(live) ? left : Math.max(live, left);
        }
      }
    }
    return new Memory(peak, live);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f | %.0f", peak, live);
  }
}

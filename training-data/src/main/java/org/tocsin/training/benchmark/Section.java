package org.tocsin.training.benchmark;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row's part of the page. */
final class Section {
  private Section() {}

  static String of(About about, Result result) {
    var findings = result.findings();
    return Stream.of(
            Stream.of("## " + about.name(), about.what()),
            Stream.of(
                findings.aims().stream().map(Aim::markdown).collect(Collectors.joining("\n"))),
            findings.tables().stream().map(Table::markdown),
            findings.remarks().stream(),
            Stream.of("*Published.* " + about.published(), origin(result)))
        .flatMap(parts -> parts)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String origin(Result result) {
    return String.format(
        Locale.ROOT,
        "*%s, model %s, code %s, data %s, %.0f s.*",
        result.measured(),
        result.model(),
        result.code(),
        result.data().substring(0, 12),
        result.seconds());
  }
}

package org.tocsin.training.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of results, a section a row. Writing one row leaves the sections of the others as they
 * are, whoever measured them, and the section {@code proof}, which is no row.
 *
 * @param order of the sections
 */
public record BenchmarkPage(Path file, List<String> order) {
  static final String MET = "✔";
  static final String MISSED = "✘";

  private static final String SECTION = "## ";

  /** Written by people, and kept as it is behind the others. */
  private static final String PROOF = "proof";

  private static final String INTRODUCTION =
      """
      # Benchmarks

      Written by `./tocsin benchmark`, row by row; every section says which model, code and data it was measured with.
      The rules behind the figures are in the Javadoc of `org.tocsin.model.evaluation`: *matched* is the AUROC at a share of the
      turns with calm conversations cut to the lengths of escalating ones, *landmark* the AUROC after so many turns among those
      still running, *plain* the uncut one; the turn in which it escalates is never looked at. Nothing that a figure is
      reported for was learnt from or chosen by; every look is noted in `test-looks.log`. The public data sets are no part of
      the product: `TOCSIN_BENCH_DATA` or `--data` names their folder.

      What needs a running service or a very large data set is measured by `./tocsin test -Pproof` (`CONTRIBUTING.md`), which writes
      its figures to `target/proof`; the last ones are in the section [proof](#proof), which people write.
      """;

  public BenchmarkPage {
    order = List.copyOf(order);
  }

  /** Puts the section of one row in the place of the one before. */
  void write(About about, Result result) {
    var sections = sections();
    sections.put(about.name(), Section.of(about, result));
    var page =
        Stream.of(
                Stream.of(INTRODUCTION + "\n" + summary(sections)),
                Stream.concat(ordered(sections).stream(), Stream.of(PROOF))
                    .flatMap(name -> Stream.ofNullable(sections.get(name))))
            .flatMap(parts -> parts)
            .collect(Collectors.joining("\n\n"));
    try {
      Files.writeString(file, page + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private List<String> ordered(Map<String, String> sections) {
    return order.stream().filter(sections::containsKey).toList();
  }

  /** The sections of the page as it is, by the names in their headings. */
  private Map<String, String> sections() {
    var sections = new LinkedHashMap<String, String>();
    var lines = new ArrayList<String>();
    for (var line : lines()) {
      if (line.startsWith(SECTION)) {
        put(sections, lines);
        lines.clear();
      }
      lines.add(line);
    }
    put(sections, lines);
    return sections;
  }

  private static void put(Map<String, String> sections, List<String> lines) {
    if (!lines.isEmpty() && lines.getFirst().startsWith(SECTION)) {
      var name = lines.getFirst().substring(SECTION.length()).strip();
      sections.put(name, String.join("\n", lines).strip());
    }
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private String summary(Map<String, String> sections) {
    return Stream.concat(
            Stream.of("| row | aims met | missed |", "|---|---:|---:|"),
            ordered(sections).stream()
                .map(name -> {
                  var text = sections.getOrDefault(name, "");
                  return "| [%s](#%s) | %d | %d |"
                      .formatted(name, name, count(text, MET), count(text, MISSED));
                }))
        .collect(Collectors.joining("\n"));
  }

  private static long count(String section, String sign) {
    return section.lines().filter(line -> line.startsWith("- " + sign)).count();
  }
}

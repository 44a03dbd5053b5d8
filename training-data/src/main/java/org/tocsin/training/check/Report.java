package org.tocsin.training.check;

import java.util.ArrayList;
import java.util.List;

/** What a check says, part by part; the findings of all parts come last in its text. */
public record Report(List<Part> parts) {
  public Report {
    parts = List.copyOf(parts);
  }

  /** All that is wrong; a corpus with any of it should not be learnt from. */
  public List<String> findings() {
    return parts.stream().flatMap(part -> part.findings().stream()).toList();
  }

  /** The lines of the report. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (var part : parts) {
      lines.add("# " + part.title());
      lines.addAll(part.lines());
      lines.add("");
    }
    lines.add(findings().isEmpty() ? "No findings." : "# Findings: " + findings().size());
    lines.addAll(findings());
    return lines;
  }
}

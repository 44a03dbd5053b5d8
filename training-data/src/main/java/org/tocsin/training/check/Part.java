package org.tocsin.training.check;

import java.util.List;

/**
 * One part of the report.
 *
 * @param lines what was counted or measured
 * @param findings what is wrong, each a sentence
 */
public record Part(String title, List<String> lines, List<String> findings) {
  public Part {
    lines = List.copyOf(lines);
    findings = List.copyOf(findings);
  }
}

package org.tocsin.training.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.training.gate.Check.Finding;

/**
 * What the gate found.
 *
 * @param champion the version that served then
 * @param checks everything that could be judged
 * @param unjudged parts that were too small to be judged, with their sizes
 */
public record GateReport(
    String champion, String candidate, List<Check> checks, List<String> unjudged) {
  public GateReport {
    checks = List.copyOf(checks);
    unjudged = List.copyOf(unjudged);
  }

  /** Whether the candidate may serve. */
  public boolean passed() {
    return !checks.isEmpty() && refusals().isEmpty();
  }

  /** Why not; empty if it passed. */
  public List<String> reasons() {
    return checks.isEmpty()
        ? List.of("there were too few conversations to judge it on")
        : refusals().stream().map(Check::reason).toList();
  }

  private List<Check> refusals() {
    return checks.stream().filter(c -> c.finding() == Finding.REFUSED).toList();
  }

  /** As a section of a model's card, in Markdown. */
  public String markdown() {
    var lines = new ArrayList<String>();
    lines.add("## Gate");
    lines.add("");
    lines.add(
        "%s: %s, held against %s, the model that served then."
            .formatted(passed() ? "Passed" : "Refused", candidate, champion));
    reasons().forEach(reason -> lines.add("- Refused: " + reason));
    lines.add("");
    lines.add("| where | conversations | figures |");
    lines.add("|---|---|---|");
    checks.forEach(
        c -> lines.add("| %s | %d | %s |".formatted(c.where(), c.conversations(), c.figures())));
    if (!unjudged.isEmpty()) {
      lines.add("");
      lines.add("Too small to be judged: " + String.join(", ", unjudged) + ".");
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** What a terminal shows: the verdict, the reasons, and the figures of whole data sets. */
  public String brief() {
    var lines = new ArrayList<String>();
    lines.add("gate       " + (passed() ? "passed" : "refused") + ", against " + champion);
    reasons().forEach(reason -> lines.add("           " + reason));
    checks.stream()
        .filter(c -> c.segment().isEmpty())
        .forEach(c -> lines.add("           %s: %s".formatted(c.where(), c.figures())));
    return String.join("\n", lines);
  }
}

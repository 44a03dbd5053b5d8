package org.tocsin.api.learning;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;
import org.tocsin.training.gate.GateReport;

/** What the gate found of the models of a registry, beside their files. */
public record GateNotes(ModelRegistry registry) {
  private static final String PAGE = "gate.md";
  private static final String VERDICT = "gate.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Keeps a report. */
  public void keep(ModelVersion version, GateReport report) {
    registry.note(version, VERDICT, GateJson.of(report).toPrettyString());
    registry.note(version, PAGE, report.markdown());
  }

  /** Why a model was refused; empty if it passed, or never stood at the gate. */
  public List<String> refusals(ModelVersion version) {
    var verdict = registry.noted(version, VERDICT);
    if (verdict.isEmpty()) {
      return List.of();
    }
    try {
      var read = JSON.readTree(verdict.get());
      var reasons = new ArrayList<String>();
      if (!read.path("passed").asBoolean()) {
        read.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      }
      return reasons;
    } catch (IOException damaged) {
      throw new UncheckedIOException("cannot read " + VERDICT + " of " + version, damaged);
    }
  }

  /** All that was found, in JSON; empty if it never stood at the gate. */
  public Optional<String> json(ModelVersion version) {
    return registry.noted(version, VERDICT);
  }

  /** Notes that somebody let a refused model serve all the same. */
  public void forced(ModelVersion version, Instant at) {
    registry.note(
        version,
        PAGE,
        page(version).orElse("")
            + "\nIt was promoted at %s although it was refused (--force).\n".formatted(at));
  }

  /** What people should know, in Markdown; empty if it never stood at the gate. */
  public Optional<String> page(ModelVersion version) {
    return registry.noted(version, PAGE);
  }
}

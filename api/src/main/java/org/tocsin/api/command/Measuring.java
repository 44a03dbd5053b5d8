package org.tocsin.api.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.api.report.About;
import org.tocsin.api.report.EvaluationJson;
import org.tocsin.api.report.EvaluationPage;
import org.tocsin.api.report.StoredReports;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.language.Redactor;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.training.Comparison;
import org.tocsin.training.LabelledConversation;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Measures a model and writes what was found, for the commands that do.
 *
 * @param command as it was typed
 * @param json where the report goes, if anywhere; - is stdout
 * @param page where the page goes, if anywhere
 * @param kept where the console finds the report, if anywhere
 * @param baselines which stand beside the model
 */
record Measuring(
    String command,
    Optional<String> json,
    Optional<String> page,
    Optional<StoredReports> kept,
    List<Baseline> baselines) {
  /** Of the bootstrap; the same for all, so that reports of one model are the same. */
  private static final long SEED = 7;

  static Measuring of(
      CommandSpec spec, Optional<String> json, Optional<String> page, boolean baselines) {
    return new Measuring(
        typed(spec),
        json,
        page,
        Optional.empty(),
        baselines ? List.of(Baseline.values()) : List.of());
  }

  /** The same; the console of a service on this state folder shows the report, too. */
  Measuring keptIn(Optional<Path> state) {
    return new Measuring(command, json, page, state.map(StoredReports::in), baselines);
  }

  /** The command as it was typed. */
  static String typed(CommandSpec spec) {
    var arguments = spec.root().commandLine().getParseResult().originalArgs();
    return "tocsin " + String.join(" ", arguments);
  }

  boolean asked() {
    return json.isPresent() || page.isPresent() || kept.isPresent();
  }

  /** Fails now, not after minutes, where a report cannot be written. */
  void check() {
    Stream.concat(json.stream(), page.stream())
        .filter(name -> !name.equals("-"))
        .forEach(Measuring::writable);
  }

  /** Fails now, not after minutes, where a file cannot be written. */
  static void writable(String name) {
    var file = Path.of(name).toAbsolutePath();
    if (Files.isDirectory(file) || !Files.isDirectory(file.resolveSibling("."))) {
      throw new IllegalArgumentException(
          file + " cannot be written: it is a folder, or its folder does not exist");
    }
  }

  /**
   * Measures and writes.
   *
   * @param data what is measured, in words
   */
  EvaluationReport of(
      ServedModel model,
      SentenceEncoder encoder,
      List<LabelledConversation> learning,
      List<LabelledConversation> measured,
      String data,
      Instant now) {
    var redactor = new Redactor();
    var report =
        new Comparison(
                model, encoder, text -> redactor.redact(text).text(), SEED, System.err::println)
            .of(baselines, learning, measured);
    var about =
        new About(
            now,
            command,
            data,
            Comparison.hash(measured),
            learning.size(),
            Comparison.alreadyLearnt(learning, measured),
            SEED,
            model.version().value(),
            model.policy(),
            model.provenance());
    json.ifPresent(name -> write(name, EvaluationJson.of(about, report)));
    kept.ifPresent(reports -> reports.keep(about.model(), EvaluationJson.of(about, report)));
    page.ifPresent(name -> write(name, EvaluationPage.of(about, report)));
    return report;
  }

  private static void write(String name, String text) {
    try (PrintWriter out = Output.to(name)) {
      out.println(text);
    }
  }
}

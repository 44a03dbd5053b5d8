package org.tocsin.api.report;

import static org.tocsin.api.report.Html.escaped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.Figures;

/** An evaluation as one HTML page that needs nothing else: no script, no font, no picture. */
public final class EvaluationPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private EvaluationPage() {}

  /** The whole page; what stands where, its template says. */
  public static String of(About about, EvaluationReport report) {
    return filled(
        template(),
        Map.ofEntries(
            Map.entry("title", escaped("Evaluation of " + about.model())),
            Map.entry("data", escaped(about.data())),
            Map.entry("counts", counts(report)),
            Map.entry("warning", warning(about)),
            Map.entry("headline", headline(report)),
            Map.entry("ranking", Tables.ranking(report)),
            Map.entry("differences", Tables.differences(report)),
            Map.entry("legend", Plots.legend()),
            Map.entry("roc", Plots.roc(report)),
            Map.entry("alerts", Tables.alerts(report)),
            Map.entry("leads", Plots.leads(report)),
            Map.entry("forecast", Tables.forecast(report)),
            Map.entry("burden", Tables.burden(report)),
            Map.entry("calibration", Tables.calibration(report)),
            Map.entry("reliability", Plots.reliability(report)),
            Map.entry("confusion", Tables.confusion(report)),
            Map.entry("vertical", parts(report, "vertical")),
            Map.entry("channel", parts(report, "channel")),
            Map.entry("kind", parts(report, "kind")),
            Map.entry("courses", Plots.courses(report, about.policy().raiseAt())),
            Map.entry("provenance", provenance(about))));
  }

  private static String counts(EvaluationReport report) {
    return "%d conversations, %d of them escalating; %d that escalate in their first turn are left out."
        .formatted(report.conversations(), report.escalating(), report.excluded());
  }

  private static String warning(About about) {
    return about.alreadyLearnt() == 0
        ? ""
        : "<p class=\"warning\">%d of these conversations were learnt from. The figures are too good.</p>"
            .formatted(about.alreadyLearnt());
  }

  private static String headline(EvaluationReport report) {
    var model = report.predictors().get("model");
    return model == null ? "" : headline(model);
  }

  private static String headline(Figures model) {
    return tile(
            "matched AUROC, half-way", Html.figure(model.matched().getOrDefault(50, Double.NaN)))
        + tile("escalations caught early", Html.percent(model.alerts().earlyCatch()))
        + tile("median lead, turns", Html.rounded(model.alerts().leadTurns().median()))
        + tile("calm ones that rang", Html.percent(model.alerts().falseAlarms()));
  }

  private static String tile(String name, String figure) {
    return "<div><dd>%s</dd><dt>%s</dt></div>".formatted(figure, name);
  }

  private static String parts(EvaluationReport report, String dimension) {
    return Tables.parts(report.parts().getOrDefault(dimension, Map.of()), dimension);
  }

  private static String provenance(About about) {
    var model = about.provenance();
    return new Table("what", "is")
        .row("measured", about.time().toString())
        .row("command", about.command())
        .row("data", about.data())
        .row("data, SHA-256", about.sha256())
        .row("baselines learnt from", about.learnt() + " conversations")
        .row("seed of the bootstrap", String.valueOf(about.seed()))
        .row("model version", about.model())
        .row(
            "its policy",
            "watch from %.2f, ring from %.2f, clear below %.2f"
                .formatted(
                    about.policy().watchAt(), about.policy().raiseAt(), about.policy().clearAt()))
        .row(
            "its training",
            "%d conversations to learn from, %d to choose on, %d set aside"
                .formatted(model.train(), model.validation(), model.test()))
        .row("its data, SHA-256", model.data())
        .row("its split, SHA-256", model.split())
        .row("its seed", String.valueOf(model.seed()))
        .row("its encoder", model.encoder())
        .row("its code", model.code() + ", Java " + model.java())
        .html();
  }

  private static String filled(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> {
          var part = parts.get(place.group(1));
          if (part == null) {
            throw new IllegalStateException("the page's template asks for " + place.group());
          }
          return Matcher.quoteReplacement(part);
        });
  }

  private static String template() {
    try (var in = EvaluationPage.class.getResourceAsStream("evaluation.html")) {
      if (in == null) {
        throw new IllegalStateException("the build lacks evaluation.html");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read evaluation.html", e);
    }
  }
}

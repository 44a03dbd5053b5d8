package org.tocsin.api.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.api.report.Plot.Axis;
import org.tocsin.api.report.Plot.Point;
import org.tocsin.model.evaluation.Bin;
import org.tocsin.model.evaluation.Curves;
import org.tocsin.model.evaluation.EvaluationReport;
import org.tocsin.model.evaluation.SampleCourse;

/** What an evaluation page shows as pictures. */
final class Plots {
  /** Which predictors are drawn, in the order in which they lie over each other. */
  private static final List<String> DRAWN =
      List.of("cue_words", "ngrams", "vectors", "ngrams_and_vectors", "model");

  private static final List<Point> DIAGONAL = List.of(new Point(0, 0), new Point(1, 1));

  private Plots() {}

  /** A curve for each drawn predictor, at each share of the turns. */
  static String roc(EvaluationReport report) {
    return figures(model(report).roc().keySet(), percent -> roc(report, percent));
  }

  /** What the lines stand for. */
  static String legend() {
    return DRAWN.reversed().stream()
        .map(name ->
            "<li><svg viewBox=\"0 0 24 8\" class=\"swatch\"><polyline class=\"line %s\" points=\"0,4 24,4\"/></svg>%s</li>"
                .formatted(name, Html.escaped(Html.name(name))))
        .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>"));
  }

  /** Belief beside what came, at half of the turns and at their end. */
  static String reliability(EvaluationReport report) {
    return figures(
        model(report).reliability().entrySet(), e -> reliability(e.getKey(), e.getValue()));
  }

  /** How many escalations were alerted so many turns ahead. */
  static String leads(EvaluationReport report) {
    var leads = model(report).leadTurns();
    int most = leads.stream().mapToInt(l -> l).max().orElse(1);
    var counts =
        IntStream.rangeClosed(0, most)
            .mapToObj(turns -> leads.stream().filter(l -> l == turns).count())
            .toList();
    int highest = counts.stream().mapToInt(Math::toIntExact).max().orElse(1);
    var plot =
        new Plot(
            "Lead of the model's alerts",
            Axis.count("turns before the escalation", most + 1),
            Axis.count("escalations", highest));
    for (int turns = 1; turns <= most; turns++) {
      long count = counts.get(turns);
      if (count > 0) {
        plot.bar("bar", turns - 0.5, turns + 0.5, (double) count, turns + " turns: " + count);
      }
    }
    return figure(plot);
  }

  /** The sample conversations, each with what rang and when it escalated. */
  static String courses(EvaluationReport report, double raiseAt) {
    return figures(report.courses(), course -> course(course, raiseAt));
  }

  private static Plot roc(EvaluationReport report, int percent) {
    var plot =
        new Plot(
            "at %d %% of the turns".formatted(percent),
            Axis.share("calm ones rung"),
            Axis.share("escalations caught"));
    plot.line("chance", DIAGONAL);
    for (var name : DRAWN) {
      var curves = report.curves().get(name);
      if (curves != null) {
        plot.line(
            name,
            curves.roc().getOrDefault(percent, List.of()).stream()
                .map(p -> new Point(p.falsePositiveRate(), p.truePositiveRate()))
                .toList());
      }
    }
    return plot;
  }

  private static Plot reliability(int percent, List<Bin> bins) {
    var plot =
        new Plot(
            "at %d %% of the turns".formatted(percent),
            Axis.share("believed"),
            Axis.share("came true"));
    plot.line("chance", DIAGONAL);
    plot.line("model", bins.stream().map(b -> new Point(b.belief(), b.rate())).toList());
    for (var bin : bins) {
      plot.dot(
          "dot",
          new Point(bin.belief(), bin.rate()),
          3,
          "%d conversations: believed %.2f, came true %.2f"
              .formatted(bin.conversations(), bin.belief(), bin.rate()));
    }
    return plot;
  }

  private static Plot course(SampleCourse course, double raiseAt) {
    int turns = course.beliefs().size();
    var across = Axis.count("turn", turns);
    var plot = new Plot(title(course), across, Axis.share("belief"));
    plot.line("threshold", List.of(new Point(0, raiseAt), new Point(across.most(), raiseAt)));
    if (course.escalates()) {
      plot.line("escalation", List.of(new Point(course.seen(), 0), new Point(course.seen(), 1)));
    }
    plot.line("model", IntStream.range(0, turns).mapToObj(i -> at(course, i)).toList());
    course
        .alerts()
        .forEach(i -> plot.dot("alert", at(course, i), 4.5, "rings at turn %d".formatted(i)));
    return plot;
  }

  private static Point at(SampleCourse course, int turn) {
    return new Point(turn, course.beliefs().get(turn));
  }

  private static String title(SampleCourse course) {
    return course.id()
        + (course.escalates()
            ? course.kind().map(k -> ": " + k.words()).orElse(": escalates")
            : ": calm");
  }

  private static Curves model(EvaluationReport report) {
    return report.curves().getOrDefault("model", new Curves(Map.of(), Map.of(), List.of()));
  }

  private static <T> String figures(Iterable<T> each, Function<T, Plot> plot) {
    var figures = new StringBuilder();
    each.forEach(one -> figures.append(figure(plot.apply(one))));
    return "<div class=\"plots\">" + figures + "</div>";
  }

  private static String figure(Plot plot) {
    return "<figure>" + plot.svg() + "</figure>";
  }
}

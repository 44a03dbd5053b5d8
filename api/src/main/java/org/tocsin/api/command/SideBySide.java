package org.tocsin.api.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.Figure;
import org.tocsin.model.registry.ModelCard;

/** Two models and their figures on the same conversations. */
record SideBySide(ModelCard a, Evaluation ofA, ModelCard b, Evaluation ofB) {

  /** Who they are, the figures, what one conversation weighs, and what differs in their making. */
  Stream<String> lines() {
    return Stream.of(
            Stream.of(
                "A  " + a.version(),
                "B  " + b.version(),
                "%d conversations, %d escalating".formatted(ofA.conversations(), ofA.escalating()),
                "",
                "%-40s %8s %8s %8s".formatted("", "A", "B", "B - A")),
            Arrays.stream(Figure.values()).map(this::row),
            Stream.of("", weight()),
            differences())
        .flatMap(lines -> lines);
  }

  private String row(Figure figure) {
    double difference = figure.of(ofB) - figure.of(ofA);
    return "%-40s %8s %8s %8s%s"
        .formatted(
            figure.words(),
            figure.shown(ofA),
            figure.shown(ofB),
            Double.isNaN(difference) ? "–" : String.format(Locale.ROOT, "%+.3f", difference),
            better(figure));
  }

  private String better(Figure figure) {
    if (figure.better(ofA, ofB)) {
      return "  A is ahead";
    }
    return figure.better(ofB, ofA) ? "  B is ahead" : "";
  }

  /** So that nobody takes chance for progress. */
  private String weight() {
    int calm = ofA.conversations() - ofA.escalating();
    return String.format(
        Locale.ROOT,
        "one escalation is %.3f of the recall, one calm conversation %.3f of the false alarms",
        1.0 / ofA.escalating(),
        1.0 / calm);
  }

  private Stream<String> differences() {
    return Stream.of(
            difference("rings from", c -> c.policy().raiseAt()),
            difference("data", c -> c.provenance().data()),
            difference("split", c -> c.provenance().split()),
            difference("code", c -> c.provenance().code()),
            difference("seed", c -> c.provenance().seed()),
            difference("hyperparameters", c -> c.provenance().hyperparameters()),
            difference("encoder", c -> c.provenance().encoder()),
            difference("Java", c -> c.provenance().java()))
        .flatMap(lines -> lines);
  }

  private Stream<String> difference(String what, Function<ModelCard, Object> part) {
    return Objects.equals(part.apply(a), part.apply(b))
        ? Stream.empty()
        : Stream.of("%s: A %s, B %s".formatted(what, part.apply(a), part.apply(b)));
  }
}

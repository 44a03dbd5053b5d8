package org.tocsin.training.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.evaluation.Metrics;
import org.tocsin.model.evaluation.Metrics.Scored;
import org.tocsin.model.features.Turn;

/**
 * Whether bad mood and words of trouble speak for an escalation half-way through, batch by batch
 * and over all. A corpus in which they speak against it is the mirror image of a caricature, and a
 * model that learns from it is wrong about ordinary calls. A single batch of some fifty is shown
 * but not judged: there chance alone moves the figure by 0.16 either way.
 */
final class Directions {
  /** So many of the customer's last moods count. */
  private static final int MOODS = 3;

  /** With fewer escalations all may be upside down by chance. */
  private static final int LEAST = 20;

  private Directions() {}

  static Part of(List<Case> cases) {
    var lines = new ArrayList<String>();
    lines.add("%-12s %10s %10s %10s".formatted("batch", "escalating", "mood", "cue words"));
    cases.stream()
        .collect(groupingBy(c -> c.conversation().transcript().batch(), TreeMap::new, toList()))
        .forEach((batch, its) -> lines.add(row(batch.isEmpty() ? "(none)" : batch, its)));
    lines.add(row("all", cases));
    return new Part("Directions: AUROC at half of the seen turns", lines, upsideDown(cases));
  }

  private static String row(String batch, List<Case> cases) {
    return "%-12s %10d %10.3f %10.3f".formatted(batch, escalating(cases), mood(cases), cues(cases));
  }

  private static List<String> upsideDown(List<Case> cases) {
    double mood = mood(cases);
    return mood < 0.5 && escalating(cases) >= LEAST
        ? List.of(
            "The conversations are upside down: half-way through, a worse mood speaks against an escalation (AUROC %.3f)"
                .formatted(mood))
        : List.of();
  }

  private static long escalating(List<Case> cases) {
    return cases.stream().filter(Case::escalates).count();
  }

  private static double mood(List<Case> cases) {
    return auroc(cases, Directions::badMood);
  }

  private static double cues(List<Case> cases) {
    var words = Baseline.CUE_WORDS.learn(List.of(), List.of());
    return auroc(
        cases,
        c ->
            c.seen().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(words.belief(c.seen())));
  }

  private static OptionalDouble badMood(Case each) {
    var moods =
        each.seen().stream()
            .map(Turn::sentiment)
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .toList();
    return moods.stream().skip(Math.max(0, moods.size() - MOODS)).mapToDouble(m -> -m).average();
  }

  /** Over the cases that have a score. */
  private static double auroc(List<Case> cases, Function<Case, OptionalDouble> score) {
    var scored = new ArrayList<Scored>();
    for (var each : cases) {
      score.apply(each.half()).ifPresent(s -> scored.add(new Scored(s, each.escalates())));
    }
    return Metrics.auroc(scored);
  }
}

package org.tocsin.training.check;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tocsin.model.classifier.Baseline;
import org.tocsin.model.classifier.Baseline.Predictor;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.conversation.Speaker;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;

/**
 * How far plain words go: n-grams and logistic regression, learnt in folds, measured on
 * conversations cut to one length. A corpus that they master teaches no more than a word list.
 */
final class Hardness {
  private static final double AIM_AT_HALF = 0.78;
  private static final double AIM_AT_END = 0.86;

  /** By percent of the turns; more is told, and is no failure. */
  private static final Map<Integer, Double> AIMS = Map.of(50, AIM_AT_HALF, 100, AIM_AT_END);

  private final Consumer<String> progress;

  Hardness(Consumer<String> progress) {
    this.progress = progress;
  }

  Part of(List<Case> cases) {
    return new Part(
        "Hardness: matched AUROC of n-grams at %% of the turns, aim at most %.2f at 50 and %.2f at 100"
            .formatted(AIM_AT_HALF, AIM_AT_END),
        List.of(
            row("all words", cases, EnumSet.of(Speaker.CUSTOMER, Speaker.AGENT)),
            row("the agent's words", cases, EnumSet.of(Speaker.AGENT)),
            row("the customer's words", cases, EnumSet.of(Speaker.CUSTOMER))),
        List.of());
  }

  private String row(String name, List<Case> cases, Set<Speaker> sides) {
    progress.accept("measuring how far " + name + " go");
    var scored =
        OutOfFold.of(
                cases.stream().filter(c -> !c.seen().isEmpty()).toList(),
                others -> scoring(others, sides))
            .stream()
            .map(OutOfFold::said)
            .toList();
    return "%-22s".formatted(name)
        + Evaluation.of(scored).matched().entrySet().stream()
            .map(e -> cell(e.getKey(), e.getValue()))
            .collect(joining("   "));
  }

  private static String cell(int percent, double auroc) {
    return "%d: %.3f".formatted(percent, auroc)
        + (auroc > AIMS.getOrDefault(percent, 1.0) ? " above the aim" : "");
  }

  private static Function<Case, ScoredConversation> scoring(List<Case> cases, Set<Speaker> sides) {
    var predictor =
        Baseline.ngrams(
            cases.stream().map(Case::seen).toList(),
            cases.stream().map(Case::escalates).toList(),
            sides);
    return each -> scored(each, predictor);
  }

  private static ScoredConversation scored(Case each, Predictor predictor) {
    return each.conversation()
        .scored(
            IntStream.rangeClosed(1, each.seen().size())
                .mapToObj(n -> turn(predictor.belief(each.first(n).seen())))
                .toList());
  }

  /** Neither alerts nor kinds nor times are measured. */
  private static ScoredTurn turn(double belief) {
    return new ScoredTurn(belief, false, false, EscalationKind.HIERARCHICAL, OptionalLong.empty());
  }
}

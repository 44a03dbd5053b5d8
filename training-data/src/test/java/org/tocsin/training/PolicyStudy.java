package org.tocsin.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.BaseRate;
import org.tocsin.model.classifier.Hyperparameters;
import org.tocsin.model.conversation.Channel;
import org.tocsin.model.conversation.EscalationKind;
import org.tocsin.model.encoder.BgeSmallEncoder;
import org.tocsin.model.encoder.CachedEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.evaluation.ScoredConversation;
import org.tocsin.model.evaluation.ScoredConversation.ScoredTurn;
import org.tocsin.model.language.Redactor;

/**
 * No test: prints the tables of "When to ring" in the model's RATIONALE.md, from the beliefs about
 * the learning side of the shipped corpus by networks that have not seen the conversation.
 * Arguments: a folder of vectors, and a file for the beliefs, which are read if it is there and
 * else trained for.
 */
final class PolicyStudy {
  private static final int DRAWINGS = 50;

  private final List<ScoredConversation> scored;
  private final Map<String, Integer> folds =
      Corpus.conversations().stream()
          .collect(
              Collectors.toMap(c -> c.transcript().id().value(), c -> c.fold(Retraining.FOLDS)));

  private PolicyStudy(List<ScoredConversation> scored) {
    this.scored = scored;
  }

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[1]);
    if (!Files.exists(file)) {
      Files.write(file, trained(Path.of(args[0])).stream().map(PolicyStudy::line).toList());
    }
    var study = new PolicyStudy(Files.readAllLines(file).stream().map(PolicyStudy::read).toList());
    study.ways();
    study.chosenElsewhere();
    study.baseRates();
    study.budgets();
  }

  /** Every way at its threshold. */
  private void ways() {
    System.out.printf(
        "%d conversations, %d escalate%n",
        scored.size(), scored.stream().filter(ScoredConversation::escalates).count());
    System.out.println(
        "| sure share | clear share | threshold | early catch | recall | false alarms | median lead | alerts a hundred calm |");
    for (var way : PolicyChoice.WAYS) {
      var choice = PolicyChoice.of(way, scored);
      row(way.sureShare() + " | " + way.clearShare() + " | " + choice.policy().raiseAt(), choice);
    }
    System.out.println("chosen: " + PolicyChoice.best(scored).policy());
  }

  private void row(String name, PolicyChoice choice) {
    var figures = choice.figures();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.1f | %.1f |%n",
        name,
        figures.earlyCatch(),
        figures.recall(),
        figures.falseAlarms(),
        figures.medianLead(),
        alertsInCalm(choice.policy()));
  }

  private double alertsInCalm(AlertPolicy policy) {
    return 100
        * PolicyChoice.under(policy, scored).stream()
            .filter(c -> !c.escalates())
            .mapToLong(c -> c.turns().stream().limit(c.seen()).filter(ScoredTurn::alert).count())
            .average()
            .orElse(Double.NaN);
  }

  /** What the choice comes to on the folds that had no part in it. */
  private void chosenElsewhere() {
    var free = new ArrayList<ScoredConversation>();
    var plain = new ArrayList<ScoredConversation>();
    for (int fold = 0; fold < Retraining.FOLDS; fold++) {
      var others = side(fold, false);
      var chosen = PolicyChoice.best(others);
      System.out.println("fold " + fold + " is given " + chosen.policy());
      free.addAll(PolicyChoice.under(chosen.policy(), side(fold, true)));
      var usual = PolicyChoice.of(PolicyChoice.WAYS.getFirst(), others);
      plain.addAll(PolicyChoice.under(usual.policy(), side(fold, true)));
    }
    tell("the plain way, threshold chosen on the other folds", Evaluation.of(plain));
    tell("way and threshold chosen on the other folds", Evaluation.of(free));
  }

  private static void tell(String what, Evaluation figures) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.1f |%n",
        what,
        figures.earlyCatch(),
        figures.recall(),
        figures.falseAlarms(),
        figures.medianLead());
  }

  private List<ScoredConversation> side(int fold, boolean in) {
    return scored.stream().filter(c -> (folds.getOrDefault(c.id(), -1) == fold) == in).toList();
  }

  /** Draws floors where fewer escalate, and estimates how many. */
  private void baseRates() {
    double learnt = share(scored);
    System.out.printf(Locale.ROOT, "base rates, learnt %.3f%n", learnt);
    System.out.println("| truly | conversations | estimated: mean | 5 % | 95 % |");
    for (int count : List.of(200, 2000)) {
      for (double truly : List.of(0.02, 0.05, 0.1, 0.2, 0.4)) {
        var estimates =
            IntStream.range(0, DRAWINGS)
                .mapToDouble(
                    seed -> BaseRate.estimate(lasts(drawn(truly, count, new Random(seed))), learnt))
                .sorted()
                .toArray();
        spread(truly + " | " + count, estimates);
      }
    }
  }

  /** Fits a threshold to one floor, and counts what rings on another of the same sort. */
  private void budgets() {
    System.out.println(
        "| budget, share that rings | conversations | rang elsewhere: mean | 5 % | 95 % |");
    var policy = PolicyChoice.best(scored).policy();
    for (int count : List.of(200, 500, 2000)) {
      for (double budget : List.of(0.02, 0.05)) {
        var rang =
            IntStream.range(0, DRAWINGS)
                .mapToDouble(seed -> rang(policy, budget, count, new Random(seed)))
                .sorted()
                .toArray();
        spread(budget + " | " + count, rang);
      }
    }
  }

  private double rang(AlertPolicy policy, double budget, int count, Random random) {
    var reaches =
        drawn(0.05, count, random).stream()
            .map(c -> AlertBudget.reach(policy, c.turns().stream().map(ScoredTurn::risk).toList()))
            .toList();
    var fitted = new AlertBudget(100 * budget).fit(policy, reaches, 100);
    return PolicyChoice.under(fitted, drawn(0.05, 2000, random)).stream()
        .mapToInt(c -> c.turns().stream().anyMatch(ScoredTurn::alert) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static void spread(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f |%n",
        name,
        DoubleStream.of(sorted).average().orElse(Double.NaN),
        sorted[DRAWINGS / 20],
        sorted[DRAWINGS - 1 - DRAWINGS / 20]);
  }

  private List<ScoredConversation> drawn(double share, int count, Random random) {
    var escalating = scored.stream().filter(ScoredConversation::escalates).toList();
    var calm = scored.stream().filter(c -> !c.escalates()).toList();
    return IntStream.range(0, count)
        .mapToObj(_ -> random.nextDouble() < share ? escalating : calm)
        .map(side -> side.get(random.nextInt(side.size())))
        .toList();
  }

  private static List<Double> lasts(List<ScoredConversation> all) {
    return all.stream().map(c -> c.turns().getLast().risk()).toList();
  }

  private static double share(List<ScoredConversation> all) {
    return all.stream().mapToInt(c -> c.escalates() ? 1 : 0).average().orElse(Double.NaN);
  }

  private static List<ScoredConversation> trained(Path vectors) {
    var redactor = new Redactor();
    return new Retraining(
            CachedEncoder.of(BgeSmallEncoder.open(), 50_000, vectors),
            text -> redactor.redact(text).text(),
            Hyperparameters.DEFAULT,
            7,
            "study",
            System.err::println)
        .folds(Corpus.conversations(), Corpus.sides())
        .scored();
  }

  private static String line(ScoredConversation c) {
    return "%s\t%s\t%d\t%s\t%s\t%s"
        .formatted(
            c.id(),
            c.escalates(),
            c.seen(),
            c.vertical(),
            c.turns().stream().map(t -> "" + t.risk()).collect(Collectors.joining(" ")),
            c.turns().stream()
                .map(t -> t.offsetMs().isPresent() ? "" + t.offsetMs().getAsLong() : "-")
                .collect(Collectors.joining(" ")));
  }

  private static ScoredConversation read(String line) {
    var cells = line.split("\t", -1);
    var risks = Arrays.stream(cells[4].split(" ", -1)).map(Double::valueOf).toList();
    var times = cells[5].split(" ", -1);
    return new ScoredConversation(
        cells[0],
        cells[3],
        Channel.CALL,
        Boolean.parseBoolean(cells[1]),
        Optional.empty(),
        Integer.parseInt(cells[2]),
        IntStream.range(0, risks.size())
            .mapToObj(i ->
                new ScoredTurn(
                    risks.get(i), false, false, EscalationKind.HIERARCHICAL, time(times[i])))
            .toList());
  }

  private static OptionalLong time(String text) {
    return text.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}

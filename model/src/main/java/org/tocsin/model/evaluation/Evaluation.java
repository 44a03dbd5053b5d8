package org.tocsin.model.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tocsin.model.evaluation.Metrics.Scored;

/**
 * The figures of the protocol, on one data set. A figure that is undefined is NaN.
 *
 * @param landmark AUROC after so many turns, over conversations still running and not yet escalated
 * @param matched AUROC at shares of the turns, in percent, calm conversations cut to lengths of
 *     escalating ones; mean of 5 drawings
 * @param plain the same uncut
 * @param recall share of escalations with an alert before them
 * @param falseAlarms share of calm conversations with an alert
 * @param earlyCatch share of escalations alerted at least 3 turns before
 * @param medianLead turns from the first alert to the escalation, of those that were alerted
 * @param calibrationError expected, over 15 bins, at half of the turns
 * @param kindAccuracy share of escalating conversations whose kind was named at their last seen
 *     turn
 */
public record Evaluation(
    int conversations,
    int escalating,
    Map<Integer, Double> landmark,
    Map<Integer, Double> matched,
    Map<Integer, Double> plain,
    double recall,
    double falseAlarms,
    double earlyCatch,
    double medianLead,
    double calibrationError,
    double brier,
    double kindAccuracy) {

  private static final List<Integer> LANDMARKS = List.of(4, 8, 12);
  private static final List<Integer> SHARES = List.of(25, 50, 75, 100);
  private static final int EARLY = 3;

  /** Computes every figure; conversations of which nothing may be seen are left out. */
  public static Evaluation of(List<ScoredConversation> all) {
    var seen = all.stream().filter(c -> c.seen() > 0).toList();
    var half = beliefs(seen, 0.5);
    return new Evaluation(
        seen.size(),
        (int) seen.stream().filter(ScoredConversation::escalates).count(),
        table(LANDMARKS, turns -> landmark(seen, turns)),
        table(SHARES, share -> matched(seen, share / 100.0)),
        table(SHARES, share -> Metrics.auroc(beliefs(seen, share / 100.0))),
        share(seen, true, c -> c.firstAlert().isPresent()),
        share(seen, false, c -> c.firstAlert().isPresent()),
        share(seen, true, c -> c.firstAlert().filter(a -> c.seen() - a >= EARLY).isPresent()),
        Metrics.quantile(leads(seen), 0.5),
        Metrics.calibrationError(half, 15),
        Metrics.brier(half),
        share(seen, true, Evaluation::namesKind));
  }

  private static Map<Integer, Double> table(List<Integer> keys, IntToDoubleFunction figure) {
    var table = new LinkedHashMap<Integer, Double>();
    keys.forEach(k -> table.put(k, figure.applyAsDouble(k)));
    return table;
  }

  private static double landmark(List<ScoredConversation> all, int turns) {
    return Metrics.auroc(
        all.stream()
            .filter(c -> c.seen() > turns)
            .map(c -> new Scored(c.after(turns), c.escalates()))
            .toList());
  }

  private static double matched(List<ScoredConversation> all, double share) {
    var lengths =
        all.stream().filter(ScoredConversation::escalates).map(ScoredConversation::seen).toList();
    return lengths.isEmpty()
        ? Double.NaN
        : Metrics.mean(IntStream.range(0, 5), seed -> matched(all, share, lengths, seed));
  }

  private static double matched(
      List<ScoredConversation> all, double share, List<Integer> lengths, int seed) {
    var random = new Random(seed);
    return Metrics.auroc(
        all.stream()
            .map(c -> {
              int drawn = lengths.get(random.nextInt(lengths.size()));
              int length = c.escalates() ? c.seen() : Math.min(c.seen(), drawn);
              return new Scored(c.at(share, length), c.escalates());
            })
            .toList());
  }

  private static List<Scored> beliefs(List<ScoredConversation> all, double share) {
    return all.stream().map(c -> new Scored(c.at(share, c.seen()), c.escalates())).toList();
  }

  private static double share(
      List<ScoredConversation> all, boolean escalating, Predicate<ScoredConversation> claim) {
    return all.stream()
        .filter(c -> c.escalates() == escalating)
        .mapToDouble(c -> claim.test(c) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static List<Integer> leads(List<ScoredConversation> all) {
    return all.stream()
        .filter(ScoredConversation::escalates)
        .flatMap(c -> c.firstAlert().map(a -> c.seen() - a).stream())
        .toList();
  }

  private static boolean namesKind(ScoredConversation c) {
    return c.kind().filter(k -> k == c.turns().get(c.seen() - 1).likeliest()).isPresent();
  }
}

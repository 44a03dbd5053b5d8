package org.tocsin.training.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tocsin.model.encoder.Meaning;

/**
 * What has changed between two lots of conversations.
 *
 * @param before how many conversations were the measure
 * @param now how many were held against it
 * @param findings everything that was looked at, what shifted first
 */
public record Drift(int before, int now, List<Finding> findings) {

  /*
   * With some forty looks at a lot, one in twenty would cry wolf every week. So the chance of any
   * false finding is held to FALSE over all looks together (Bonferroni), and a shift must also be
   * large: with ten thousand conversations a trifle is certain.
   *
   * How many escalate and how many ring is what a floor asks first, and half as many of them move
   * the index by less than what is called large. So these two shares have a test and a chance of
   * being wrong of their own, SHARES_FALSE a week: half of it for all conversations, half spread
   * over the parts.
   */

  private static final double FALSE = 0.001;

  private static final double SHARES_FALSE = 0.01;

  private static final String ESCALATED = "ESCALATED";
  private static final String ALERTS = "ALERTS";

  /** What is looked at as a share: how many escalated, and how many rang. */
  public static final List<String> SHARES = List.of(ESCALATED, ALERTS);

  /** Fewer on either side tell nothing. */
  public static final int LEAST = 100;

  private static final double GAP = 0.05;

  public Drift {
    findings = List.copyOf(findings);
  }

  /**
   * One look.
   *
   * @param what was looked at, as "the channel" or a feature's name
   * @param segment the part of the conversations; empty for all
   * @param value the population stability index; for how many escalated and rang, how far the share
   *     has moved; for calibration the mean belief less the share that escalated
   * @param limit what chance alone explains, or what is small
   */
  public record Finding(
      String what, String segment, double value, double limit, boolean shifted, String words) {}

  /** Everything that shifted. */
  public List<Finding> shifted() {
    return findings.stream().filter(Finding::shifted).toList();
  }

  /** Compares; nothing is found in fewer than {@link #LEAST} conversations. */
  public static Drift between(List<Observed> before, List<Observed> now) {
    var segments = new ArrayList<Segment>();
    segments.add(new Segment("", before, now));
    for (var word : List.of("channel", "vertical")) {
      var names = before.stream().map(o -> named(o, word)).filter(n -> !n.isEmpty()).distinct();
      names
          .map(name ->
              new Segment(
                  word + " " + name,
                  part(before, o -> named(o, word).equals(name)),
                  part(now, o -> named(o, word).equals(name))))
          .filter(s -> s.before().size() < before.size())
          .forEach(segments::add);
    }
    var judged = segments.stream().filter(Segment::enough).toList();
    double risk = FALSE / Math.max(1, judged.stream().mapToInt(Segment::looks).sum());
    double half = SHARES_FALSE / 2 / SHARES.size();
    var findings =
        judged.stream()
            .flatMap(s ->
                Stream.concat(
                    s.findings(risk),
                    s.shares(s.name().isEmpty() ? half : half / (judged.size() - 1))))
            .sorted((a, b) -> Double.compare(b.value() / b.limit(), a.value() / a.limit()))
            .sorted((a, b) -> Boolean.compare(b.shifted(), a.shifted()))
            .toList();
    return new Drift(before.size(), now.size(), findings);
  }

  private static String named(Observed observed, String word) {
    return observed.words().getOrDefault(word, "");
  }

  private static List<Observed> part(List<Observed> all, Predicate<Observed> claim) {
    return all.stream().filter(claim).toList();
  }

  private record Segment(String name, List<Observed> before, List<Observed> now) {
    boolean enough() {
      return before.size() >= LEAST && now.size() >= LEAST;
    }

    int looks() {
      return before.getFirst().numbers().size() + before.getFirst().words().size() + 3;
    }

    Stream<Finding> findings(double risk) {
      var centre = Meaning.mean(before.stream().map(Observed::meaning).toList());
      var first = before.getFirst();
      return Stream.of(
              first.numbers().keySet().stream()
                  .map(n -> number(n, o -> o.numbers().getOrDefault(n, Double.NaN), risk)),
              first.words().keySet().stream().map(w -> word(w, risk)),
              Stream.of(
                  number("MEANING", o -> o.meaning().likeness(centre), risk),
                  number("BELIEF", Observed::belief, risk)),
              calibration(risk))
          .flatMap(findings -> findings);
    }

    /** How many of those of which somebody knows escalated, and how many of all rang. */
    Stream<Finding> shares(double risk) {
      return Stream.concat(
          share(ESCALATED, o -> o.escalates().isPresent(), o -> o.escalates().orElse(false), risk),
          share(ALERTS, _ -> true, Observed::alerted, risk));
    }

    private Stream<Finding> share(
        String what, Predicate<Observed> known, Predicate<Observed> claim, double risk) {
      var measure = part(before, known);
      var held = part(now, known);
      if (measure.size() < LEAST || held.size() < LEAST) {
        return Stream.empty();
      }
      var shares =
          new Shares(
              part(measure, claim).size(), measure.size(), part(held, claim).size(), held.size());
      double moved = shares.moved();
      double chance = shares.chance(risk);
      return shares.enough()
          ? Stream.of(new Finding(what, name, moved, chance, moved > chance, shares.toString()))
          : Stream.empty();
    }

    private Finding number(String what, ToDoubleFunction<Observed> number, double risk) {
      var values = before.stream().mapToDouble(number).toArray();
      var after = now.stream().mapToDouble(number).toArray();
      var stability = Stability.ofNumbers(values, after, risk);
      return finding(
          what,
          stability,
          String.format(Locale.ROOT, "mean %.3f → %.3f", mean(values), mean(after)));
    }

    private Finding word(String word, double risk) {
      var stability =
          Stability.ofWords(
              before.stream().map(o -> named(o, word)).toList(),
              now.stream().map(o -> named(o, word)).toList(),
              risk);
      return finding(word, stability, "the mix is another");
    }

    private Finding finding(String what, Stability stability, String words) {
      return new Finding(
          what, name, stability.index(), stability.chance(), stability.shifted(), words);
    }

    /** Do the beliefs of those of which somebody knows still mean what they say. */
    private Stream<Finding> calibration(double risk) {
      var known = part(now, o -> o.escalates().isPresent());
      if (known.size() < LEAST) {
        return Stream.empty();
      }
      double gap = 0;
      double variance = 0;
      for (var each : known) {
        gap += each.belief() - (each.escalates().orElseThrow() ? 1 : 0);
        variance += each.belief() * (1 - each.belief());
      }
      double limit = Math.max(GAP, Stability.normal(risk / 2) * Math.sqrt(variance) / known.size());
      double value = gap / known.size();
      return Stream.of(
          new Finding(
              "CALIBRATION",
              name,
              Math.abs(value),
              limit,
              Math.abs(value) > limit,
              String.format(Locale.ROOT, "beliefs are %.3f above what happened", value)));
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
    }
  }
}

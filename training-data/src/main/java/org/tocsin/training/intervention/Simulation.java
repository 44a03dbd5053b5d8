package org.tocsin.training.intervention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tocsin.model.evaluation.Metrics;
import org.tocsin.model.evaluation.Metrics.Scored;
import org.tocsin.training.intervention.Treatment.Lived;

/**
 * Plays a month with supervisors over conversations whose truth is known, and measures how well
 * each {@link Treatment} recovers what would have happened without them.
 *
 * <p>The rules, anew for every seed:
 *
 * <ol>
 *   <li>A quarter of the groups is the past: the model that serves learnt from it, untouched.
 *   <li>Half are the month. A conversation rings if the serving model's belief is among the highest
 *       {@link #RINGING} of the month.
 *   <li>A supervisor acts upon one that rings with a probability that rises with the belief from
 *       {@link #ACTS_LEAST} to {@link #ACTS_MOST}; upon others never.
 *   <li>Acting prevents an escalation with a stated probability; upon a calm conversation it has no
 *       effect. The month sees what happened, not what would have.
 *   <li>The last quarter is the future, in which nobody acts: there the truth is measured.
 * </ol>
 *
 * <p>How likely it was to be acted upon is not known to the treatments: they estimate it from
 * belief and alert. There is nothing that supervisors see and the belief does not: where there is,
 * no weighting helps, and only a silent share does.
 */
public final class Simulation {
  static final double RINGING = 0.4;
  static final double ACTS_LEAST = 0.4;
  static final double ACTS_MOST = 0.9;

  private static final double SHRINKAGE = 1e-3;
  private static final int PARTS = 4;

  private Simulation() {}

  /** A conversation: what is known of it, and what came of it. */
  public static final class Known {
    private final float[] row;
    private final boolean escalates;
    private final String group;

    public Known(float[] row, boolean escalates, String group) {
      this.row = row.clone();
      this.escalates = escalates;
      this.group = group;
    }

    private int part(long seed) {
      return new Random(seed * 31 + group.hashCode()).nextInt(PARTS);
    }
  }

  /**
   * How near a treatment comes to the truth in the future.
   *
   * @param auroc of its beliefs
   * @param brier of its beliefs
   * @param bias its mean belief less the true share of escalations
   * @param distance of its beliefs from those of the model that learnt the uninterrupted truth,
   *     root mean square
   */
  public record Recovered(double auroc, double brier, double bias, double distance) {}

  /**
   * All treatments in one month.
   *
   * @param prevents the share of the escalations that are prevented where somebody acts
   */
  public static Map<Treatment, Recovered> of(List<Known> all, double prevents, long seed) {
    var past = all.stream().filter(k -> k.part(seed) == 0).toList();
    var future = all.stream().filter(k -> k.part(seed) == 1).toList();
    var month = all.stream().filter(k -> k.part(seed) > 1).toList();
    var serving =
        learnt(past, past.stream().map(k -> untouched(k.escalates)).toList(), Treatment.AS_SEEN);
    var lived = lived(month, serving, prevents, new Random(seed));
    var beliefs = new EnumMap<Treatment, double[]>(Treatment.class);
    for (var treatment : Treatment.values()) {
      var model = learnt(month, lived, treatment);
      beliefs.put(treatment, future.stream().mapToDouble(k -> model.probability(k.row)).toArray());
    }
    var truth = beliefs.getOrDefault(Treatment.UNINTERRUPTED, new double[0]);
    var recovered = new EnumMap<Treatment, Recovered>(Treatment.class);
    beliefs.forEach((treatment, b) -> recovered.put(treatment, recovered(b, truth, future)));
    return recovered;
  }

  private static Lived untouched(boolean escalates) {
    return new Lived(0, false, false, escalates, escalates);
  }

  private static List<Lived> lived(
      List<Known> month, WeightedRegression serving, double prevents, Random random) {
    var beliefs = month.stream().map(k -> serving.probability(k.row)).toList();
    var sorted = beliefs.stream().sorted(Comparator.reverseOrder()).toList();
    double threshold = sorted.get((int) (RINGING * sorted.size()));
    double highest = sorted.getFirst();
    var lived = new ArrayList<Lived>();
    for (int i = 0; i < month.size(); i++) {
      double belief = beliefs.get(i);
      boolean rings = belief > threshold;
      double height = rings ? (belief - threshold) / (highest - threshold) : 0;
      boolean acted = rings && random.nextDouble() < ACTS_LEAST + height * (ACTS_MOST - ACTS_LEAST);
      boolean truth = month.get(i).escalates;
      boolean prevented = acted && truth && random.nextDouble() < prevents;
      lived.add(new Lived(belief, rings, acted, truth, truth && !prevented));
    }
    return lived;
  }

  private static WeightedRegression learnt(
      List<Known> known, List<Lived> lived, Treatment treatment) {
    var leftAlone = leftAlone(lived);
    var truths = new boolean[known.size()];
    var counts = new double[known.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = treatment.taught(lived.get(i));
      counts[i] = treatment.weight(lived.get(i), leftAlone[i]);
    }
    return WeightedRegression.fit(
        known.stream().map(k -> k.row).toList(), truths, counts, SHRINKAGE);
  }

  /** Upon what does not ring nobody acts; among those that ring, by the belief. */
  private static double[] leftAlone(List<Lived> lived) {
    var rang = lived.stream().filter(Lived::alerted).toList();
    var chance = new double[lived.size()];
    Arrays.fill(chance, 1);
    if (rang.stream().map(Lived::acted).distinct().count() < 2) {
      return chance;
    }
    var truths = new boolean[rang.size()];
    var counts = new double[rang.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = !rang.get(i).acted();
      counts[i] = 1;
    }
    var model =
        WeightedRegression.fit(rang.stream().map(Simulation::believed).toList(), truths, counts, 0);
    for (int i = 0; i < chance.length; i++) {
      if (lived.get(i).alerted()) {
        chance[i] = model.probability(believed(lived.get(i)));
      }
    }
    return chance;
  }

  private static float[] believed(Lived lived) {
    return new float[] {(float) lived.belief()};
  }

  private static Recovered recovered(double[] beliefs, double[] truth, List<Known> future) {
    var scored = new ArrayList<Scored>();
    double brier = 0;
    double bias = 0;
    double distance = 0;
    for (int i = 0; i < beliefs.length; i++) {
      double escalates = future.get(i).escalates ? 1 : 0;
      scored.add(new Scored(beliefs[i], future.get(i).escalates));
      brier += Math.pow(beliefs[i] - escalates, 2) / beliefs.length;
      bias += (beliefs[i] - escalates) / beliefs.length;
      distance += Math.pow(beliefs[i] - truth[i], 2) / beliefs.length;
    }
    return new Recovered(Metrics.auroc(scored), brier, bias, Math.sqrt(distance));
  }
}

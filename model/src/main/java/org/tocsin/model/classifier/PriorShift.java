package org.tocsin.model.classifier;

import java.util.List;
import org.tocsin.model.features.FeatureVector;

/**
 * Corrects beliefs that were learnt where one share of the conversations escalates for a place
 * where another does: their log odds move by the difference of the two shares' log odds (M.
 * Saerens, P. Latinne and C. Decaestecker, Adjusting the outputs of a classifier to new a priori
 * probabilities, 2002).
 *
 * @param logOdds by how much
 */
public record PriorShift(double logOdds) {
  /** Leaves beliefs as they are. */
  public static final PriorShift NONE = new PriorShift(0);

  public PriorShift {
    if (!Double.isFinite(logOdds)) {
      throw new IllegalArgumentException("logOdds must be finite: was " + logOdds);
    }
  }

  /**
   * From the share of the learning data to that of a place, both between 0 and 1 and neither of
   * them.
   */
  public static PriorShift between(double learnt, double here) {
    return new PriorShift(logit(checked(here)) - logit(checked(learnt)));
  }

  /** The corrected belief; what is certain stays certain. */
  public double apply(double belief) {
    return moved(belief, logOdds);
  }

  /** The belief that {@link #apply} made this one of, but for rounding. */
  public double undo(double corrected) {
    return moved(corrected, -logOdds);
  }

  /** The classifier whose beliefs are corrected. */
  public EscalationClassifier over(EscalationClassifier classifier) {
    return logOdds == 0 ? classifier : new Corrected(classifier, this);
  }

  private static double moved(double probability, double by) {
    return by == 0 ? probability : Calibration.sigmoid(logit(probability) + by);
  }

  /** Infinite where the probability is 0 or 1. */
  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private static double checked(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a base rate must be between 0 and 1: was " + share);
    }
    return share;
  }

  private record Corrected(EscalationClassifier classifier, PriorShift shift)
      implements EscalationClassifier {
    @Override
    public List<Belief> classify(List<FeatureVector> vectors) {
      return corrected(classifier.classify(vectors));
    }

    @Override
    public List<Belief> walk(FeatureVector from, FeatureVector to, List<int[]> groups) {
      return corrected(classifier.walk(from, to, groups));
    }

    private List<Belief> corrected(List<Belief> beliefs) {
      return beliefs.stream().map(b -> b.with(shift.apply(b.probability()))).toList();
    }
  }
}

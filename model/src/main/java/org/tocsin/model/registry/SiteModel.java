package org.tocsin.model.registry;

import java.util.List;
import java.util.OptionalDouble;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.PriorShift;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.risk.Assessment;
import org.tocsin.model.risk.Assessor;
import org.tocsin.model.risk.Risk;

/**
 * A model as it serves at one place: its beliefs corrected for how many conversations escalate
 * there, and its policy moved to what the people there can take. Immutable and thread-safe.
 *
 * @param shift from the model's own beliefs to those that are shown
 * @param baseRate the share of escalations that the shown beliefs assume; empty if it is unknown
 * @param policy for the shown beliefs
 */
public record SiteModel(
    ServedModel model, PriorShift shift, OptionalDouble baseRate, AlertPolicy policy) {

  /** In log odds: 0.01 at a belief of 0.1. */
  private static final double NOTICED = 0.1;

  /** The model as it was stored. */
  public static SiteModel of(ServedModel model) {
    return new SiteModel(model, PriorShift.NONE, model.baseRate(), model.policy());
  }

  /**
   * Where another share of the conversations escalates. Threshold and beliefs move together, so the
   * same conversations ring. A model that does not know its own share stays as it is.
   *
   * @param here between 0 and 1, and neither of them
   */
  public SiteModel at(double here) {
    if (model.baseRate().isEmpty()) {
      return this;
    }
    var next = PriorShift.between(model.baseRate().getAsDouble(), here);
    return new SiteModel(
        model, next, OptionalDouble.of(here), policy.moved(next.logOdds() - shift.logOdds()));
  }

  /**
   * With a policy that was fitted to the model's own beliefs, those of {@link #own}.
   *
   * @see AlertBudget#fit
   */
  public SiteModel with(AlertPolicy fitted) {
    return new SiteModel(model, shift, baseRate, fitted.moved(shift.logOdds()));
  }

  /** Whether beliefs or threshold are so far from another's that somebody could notice. */
  public boolean differs(SiteModel other) {
    return Math.abs(shift.logOdds() - other.shift.logOdds()) > NOTICED
        || Math.abs(logOdds(policy.raiseAt()) - logOdds(other.policy.raiseAt())) > NOTICED;
  }

  private static double logOdds(double belief) {
    return Math.log(belief / (1 - belief));
  }

  /** What turns events into the shown beliefs. */
  public Assessor assessor(SentenceEncoder encoder) {
    return new Assessor(model.scorer(encoder, shift), policy);
  }

  /** What the model itself believes at each turn of a conversation that was assessed here. */
  public List<Double> own(Assessment assessment) {
    return assessment.turns().stream()
        .map(turn -> turn.risk())
        .map(Risk::probability)
        .map(shift::undo)
        .toList();
  }
}

package org.tocsin.api;

import java.util.Optional;
import java.util.function.Function;
import org.tocsin.api.settings.BaseRateSetting;
import org.tocsin.ingestion.Traffic.Finished;
import org.tocsin.ingestion.Traffic.Recent;
import org.tocsin.model.alert.AlertBudget;
import org.tocsin.model.classifier.BaseRate;
import org.tocsin.model.registry.ServedModel;
import org.tocsin.model.registry.SiteModel;
import org.tocsin.model.risk.Assessment;

/**
 * Fits a model to the place where it serves: its beliefs to how many conversations escalate there,
 * its threshold to how many alerts the people there can take. What is read off the traffic is read
 * anew from storage each time, so that a restart forgets nothing.
 *
 * @param budget empty: the model's own threshold
 * @param traffic what the conversations came to by the beliefs of a model; blocks
 */
record Fitting(
    BaseRateSetting baseRate, Optional<AlertBudget> budget, Function<String, Recent> traffic) {
  /*
   * The two do not meet: the budget sets the threshold on the model's own beliefs, then the base
   * rate moves beliefs and threshold together. What traffic told of another model says nothing of
   * this one, so after a promotion it is collected again; meanwhile the model is as it was stored.
   */

  /** Fewer conversations tell nothing. */
  static final int ENOUGH = 200;

  /** The model for this place, by what is known of it now. */
  SiteModel fit(ServedModel model) {
    return withBaseRate(withBudget(SiteModel.of(model)));
  }

  /** Whether the traffic has a say, so that to fit again may bring something new. */
  boolean learns() {
    return budget.isPresent() || baseRate instanceof BaseRateSetting.FromTraffic;
  }

  /** What a conversation came to; empty if nothing was believed of it. */
  static Optional<Finished> finished(SiteModel served, Assessment assessment) {
    var beliefs = served.own(assessment);
    return beliefs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finished(
                assessment.conversation().id(),
                nameOf(served.model()),
                beliefs.getLast(),
                AlertBudget.reach(served.model().policy(), beliefs)));
  }

  private SiteModel withBudget(SiteModel served) {
    return budget
        .flatMap(b ->
            enough(served)
                .map(recent ->
                    served.with(
                        b.fit(served.model().policy(), recent.reaches(), recent.perHour()))))
        .orElse(served);
  }

  private SiteModel withBaseRate(SiteModel served) {
    return switch (baseRate) {
      case BaseRateSetting.AsLearnt _ -> served;
      case BaseRateSetting.Stated(var share) -> served.at(share);
      case BaseRateSetting.FromTraffic _ ->
          enough(served).map(r -> estimated(served, r)).orElse(served);
    };
  }

  private static SiteModel estimated(SiteModel served, Recent recent) {
    var learnt = served.model().baseRate();
    return learnt.isEmpty()
        ? served
        : served.at(BaseRate.estimate(recent.lasts(), learnt.getAsDouble()));
  }

  private Optional<Recent> enough(SiteModel served) {
    return Optional.of(traffic.apply(nameOf(served.model()))).filter(r -> r.count() >= ENOUGH);
  }

  /** Two models that were made by different code may bear one version. */
  private static String nameOf(ServedModel model) {
    return model.version() + " " + model.provenance().code();
  }
}

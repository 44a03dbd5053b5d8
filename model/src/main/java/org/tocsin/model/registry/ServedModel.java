package org.tocsin.model.registry;

import java.util.OptionalDouble;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.classifier.PriorShift;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.encoder.SentenceEncoder;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.features.FeatureExtractor;
import org.tocsin.model.risk.RiskScorer;

/** A model with all that belongs to it. Immutable and thread-safe. */
public record ServedModel(
    ModelVersion version,
    FeatureExtractor features,
    Dl4jClassifier classifier,
    TurnHeads heads,
    AlertPolicy policy,
    Provenance provenance,
    Evaluation evaluation) {

  /** What people should know of it. */
  public ModelCard card() {
    return new ModelCard(version, provenance, policy, evaluation);
  }

  /**
   * The share of escalations that its beliefs assume: that of its learning side or, where that was
   * not noted, of its test side. Empty where neither tells.
   */
  public OptionalDouble baseRate() {
    double share =
        provenance.baseRate().orElse((double) evaluation.escalating() / evaluation.conversations());
    return share > 0 && share < 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  /**
   * A scorer that uses this model.
   *
   * @throws BrokenModel if the encoder is not the one it was trained with
   */
  public RiskScorer scorer(SentenceEncoder encoder) {
    return scorer(encoder, PriorShift.NONE);
  }

  /** A scorer whose beliefs are corrected; see {@link #scorer(SentenceEncoder)}. */
  RiskScorer scorer(SentenceEncoder encoder, PriorShift shift) {
    if (!encoder.version().equals(provenance.encoder())) {
      throw new BrokenModel(
          "model %s was trained with encoder %s, not with %s"
              .formatted(version, provenance.encoder(), encoder.version()));
    }
    return new RiskScorer(encoder, heads, features, shift.over(classifier));
  }
}

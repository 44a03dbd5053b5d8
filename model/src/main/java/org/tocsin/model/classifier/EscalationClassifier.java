package org.tocsin.model.classifier;

import java.util.List;
import org.tocsin.model.features.FeatureVector;

/** Says how likely conversations are to escalate. Implementations are thread-safe. */
public interface EscalationClassifier {

  /** One belief per vector, in order; the belief of a vector does not depend on the others. */
  List<Belief> classify(List<FeatureVector> vectors);
}

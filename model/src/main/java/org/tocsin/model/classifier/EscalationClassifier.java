package org.tocsin.model.classifier;

import java.util.List;
import org.tocsin.model.features.FeatureVector;

/** Says how likely conversations are to escalate. Implementations are thread-safe. */
public interface EscalationClassifier {

  /** One belief per vector, in order; the belief of a vector does not depend on the others. */
  List<Belief> classify(List<FeatureVector> vectors);

  /**
   * The beliefs along a walk from one vector to another: first at {@code from}, then after each
   * group of places has taken its values from {@code to}; one more than there are groups.
   */
  List<Belief> walk(FeatureVector from, FeatureVector to, List<int[]> groups);
}

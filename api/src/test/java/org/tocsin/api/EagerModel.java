package org.tocsin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.tocsin.model.registry.ModelRegistry;
import org.tocsin.model.registry.ModelVersion;

/** The shipped model with thresholds by which every conversation rings at its first turn. */
public final class EagerModel {
  private EagerModel() {}

  /** Lets it serve in a state folder. */
  public static void servesIn(Path state) {
    ShippedCopy.in(
        state,
        "eager",
        m -> {
          var policy = (ObjectNode) m.path("policy");
          policy.put("watchAt", 0.0002).put("raiseAt", 0.0003).put("clearAt", 0.0001);
          policy.put("sureAt", 0);
        });
    new ModelRegistry(state.resolve("models")).promote(new ModelVersion("eager"));
  }
}
